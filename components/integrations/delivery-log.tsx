import { Button } from '@/components/ui/button';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { SelectField } from '@/components/ui/text-field';
import { formatInstant, formatRelative } from '@/components/ui/time';
import { publicEventNames, TEST_EVENT } from '@/lib/integrations/schema/events';
import { DELIVERY_STATES, type Delivery } from '@/lib/integrations/types';
import { answerWords, deliveryState, durationWords, stateWords } from './words';

export type LogAddress = (more: Record<string, string | undefined>) => string;
type Filter = { state?: string | undefined; event?: string | undefined };

/** A form that only asks: the choice is in the address. */
export function LogFilter({ action, filter }: { action: string; filter: Filter }) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <SelectField hideLabel label="State" controlSize="sm" name="state" defaultValue={filter.state ?? ''}>
        <option value="">Every state</option>
        {DELIVERY_STATES.map((state) => (
          <option key={state} value={state}>
            {stateWords[state].text}
          </option>
        ))}
      </SelectField>
      <SelectField hideLabel label="Event" controlSize="sm" name="event" defaultValue={filter.event ?? ''}>
        <option value="">Every event</option>
        {[...publicEventNames, TEST_EVENT].map((event) => (
          <option key={event}>{event}</option>
        ))}
      </SelectField>
      <Button type="submit" size="sm">
        Show
      </Button>
    </form>
  );
}

type Props = {
  deliveries: readonly Delivery[];
  address: LogAddress;
  chosen?: string | undefined;
  zone: string;
  now: Date;
};

const columns = [
  { label: 'Event' },
  { label: 'Happened', width: '13rem' },
  { label: 'State', width: '13rem' },
  { label: 'Last answer', width: '12rem' },
  { label: 'Attempts', align: 'end' as const, width: '6rem' },
];

export function DeliveryLog({ deliveries, address, chosen, zone, now }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Delivery log, newest first" columns={columns}>
        {deliveries.map((delivery) => {
          const { meaning, text } = deliveryState(delivery);
          const { lastAttempt, nextAttemptAt, state } = delivery;
          return (
            <tr key={delivery.id} aria-current={delivery.id === chosen ? 'true' : undefined}>
              <td>
                <RowLink href={`${address({ delivery: delivery.id })}#delivery`}>{delivery.event}</RowLink>
              </td>
              <td>
                <time dateTime={delivery.occurredAt.toISOString()}>
                  {formatInstant(delivery.occurredAt, zone, now)}
                </time>
              </td>
              <td>
                <StatusBadge meaning={meaning}>{text}</StatusBadge>
                {state === 'PENDING' && lastAttempt && nextAttemptAt && (
                  <div className="text-muted">{formatRelative(nextAttemptAt, now)}</div>
                )}
              </td>
              <td>
                {lastAttempt
                  ? `${answerWords(lastAttempt)} · ${durationWords(lastAttempt.ms)}`
                  : 'Not sent yet'}
              </td>
              <td>{delivery.attemptCount}</td>
            </tr>
          );
        })}
      </ResponsiveTable>
    </TableFrame>
  );
}
