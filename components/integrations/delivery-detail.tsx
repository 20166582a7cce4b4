import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatInstant } from '@/components/ui/time';
import { isAccepted } from '@/lib/integrations/rules/retries';
import type { DeliveryDetail as Detail } from '@/lib/integrations/types';
import { ReplayOne } from './endpoint-actions';
import { answerWords, deliveryState, durationWords } from './words';

type Props = {
  delivery: Detail;
  endpointId: string;
  isEnabled: boolean;
  closeHref: string;
  zone: string;
  now: Date;
};

const columns = [
  { label: 'Attempt', width: '6rem' },
  { label: 'Sent' },
  { label: 'Answer' },
  { label: 'Took', align: 'end' as const, width: '7rem' },
];

/** The body as it is sent, indented for the reader; what is signed has no such spaces. */
const indented = (body: string) => JSON.stringify(JSON.parse(body), null, 2);

/** One delivery: what was sent, and how each attempt ended. */
export function DeliveryDetail({ delivery, endpointId, isEnabled, closeHref, zone, now }: Props) {
  const { meaning, text } = deliveryState(delivery);
  return (
    <Panel id="delivery" title={delivery.event} actions={<TextLink href={closeHref}>Close</TextLink>}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
            <StatusBadge meaning={meaning} pill>
              {text}
            </StatusBadge>
            <span>
              webhook-id <code className="break-all">msg_{delivery.messageId}</code>
            </span>
          </p>
          {isEnabled && delivery.state !== 'SENDING' && (
            <ReplayOne id={endpointId} deliveryId={delivery.id} />
          )}
        </div>
        <pre className="rounded-md bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap">
          <code>{indented(delivery.body)}</code>
        </pre>
        {delivery.attempts.length === 0 ? (
          <p className="text-sm text-muted">No attempt has ended yet.</p>
        ) : (
          <ResponsiveTable caption="Attempts, the latest first" columns={columns}>
            {delivery.attempts.map((attempt) => (
              <tr key={attempt.number}>
                <td>{attempt.number}</td>
                <td>
                  <time dateTime={attempt.at.toISOString()}>{formatInstant(attempt.at, zone, now)}</time>
                </td>
                <td>
                  <StatusBadge meaning={isAccepted(attempt.status) ? 'done' : 'attention'}>
                    {answerWords(attempt)}
                  </StatusBadge>
                </td>
                <td>{durationWords(attempt.ms)}</td>
              </tr>
            ))}
          </ResponsiveTable>
        )}
      </div>
    </Panel>
  );
}
