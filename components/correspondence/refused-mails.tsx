import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time';
import type { RefusedMail } from '@/lib/correspondence/types';

type Props = { mails: readonly RefusedMail[]; zone: string; now: Date };

/** Answers by mail that reached no case, the last ones; nothing of their text is kept here. */
export function RefusedMails({ mails, zone, now }: Props) {
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="refused" className="mt-8 flex flex-col gap-3">
      <h2 id="refused" className="text-lg font-semibold">
        Answers by mail that were not taken
      </h2>
      <TableFrame>
        <ResponsiveTable
          caption="Answers by mail that were not taken, newest first"
          columns={[
            { label: 'Subject' },
            { label: 'From', width: '18rem' },
            { label: 'Why' },
            { label: 'Received', width: '11rem' },
          ]}
        >
          {mails.map(({ id, subject, sender, reason, receivedAt }) => (
            <tr key={id}>
              <td className="break-words">{subject || 'No subject'}</td>
              <td className="break-all">{sender || 'Nobody'}</td>
              <td data-wide>{reason}</td>
              <td className="whitespace-nowrap">
                <time dateTime={receivedAt.toISOString()}>{formatInstant(receivedAt, zone, now)}</time>
              </td>
            </tr>
          ))}
        </ResponsiveTable>
      </TableFrame>
    </section>
  );
}
