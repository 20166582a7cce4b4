import { roleNames } from '@/components/frame/sections';
import { LocalTime } from '@/components/ui/local-time';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { actionWords, subjectWord, viaWords } from '@/lib/audit/rules/words';
import type { AuditEntry } from '@/lib/audit/types';
import { auditAddress, subjectPage } from './address';
import { EntryDetails } from './entry-details';

const columns = [
  { label: 'When', width: '13rem' },
  { label: 'Who', width: '14rem' },
  { label: 'What' },
  { label: 'About', width: '16rem' },
  { label: 'Account', width: '12rem' },
];

type Props = { entries: readonly AuditEntry[]; zone: string; now: Date };

/** The record, newest first: who did what, about what, and behind each row what was before and after. */
export function EntryTable({ entries, zone, now }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Changes, newest first" columns={columns}>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <LocalTime at={entry.at} zone={zone} now={now} />
            </td>
            <td>
              <Actor entry={entry} />
            </td>
            <td>
              <span className="font-medium">{actionWords(entry.action)}</span>
              <EntryDetails entry={entry} />
            </td>
            <td>
              <Subject entry={entry} />
            </td>
            <td>
              {entry.account ? (
                <TextLink href={auditAddress({ account: entry.account.number })}>
                  {entry.account.name ?? entry.account.number}
                </TextLink>
              ) : (
                <span className="text-faint">None</span>
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}

function Actor({ entry: { actor, actorRole, via } }: { entry: AuditEntry }) {
  if (!actor)
    return (
      <>
        <TextLink href={auditAddress({ actor: 'cutover' })}>Cutover</TextLink>
        <span className="block text-muted">{viaWords(via)}</span>
      </>
    );
  return (
    <>
      <TextLink href={auditAddress({ actor: actor.email })}>{actor.name}</TextLink>
      <span className="block text-muted">
        {roleNames[actorRole]}, {viaWords(via)}
      </span>
    </>
  );
}

const MOST_SHOWN = 13;

/** A number or a name; of an id only so much that two can be told apart. */
function Subject({ entry: { subjectType, subjectId, subjectName } }: { entry: AuditEntry }) {
  const word = subjectWord(subjectType);
  const page = subjectPage(subjectType, subjectId);
  const name =
    subjectName ?? (subjectId.length > MOST_SHOWN + 5 ? `…${subjectId.slice(-MOST_SHOWN)}` : subjectId);
  return (
    <>
      <span className="inline-block first-letter:uppercase">{word}</span>{' '}
      {page ? <TextLink href={page}>{name}</TextLink> : <span className="break-words">{name}</span>}
    </>
  );
}
