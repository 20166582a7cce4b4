import { Callout } from '@/components/ui/callout';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Panel } from '@/components/ui/panel';
import { Breakable } from '@/components/ui/text';
import { formatInstant } from '@/components/ui/time';
import type { Endpoint } from '@/lib/integrations/types';
import { DeleteEndpoint, EditEndpoint, RotateSecret } from './endpoint-actions';
import { disabledWords } from './words';

type Props = { endpoint: Endpoint; zone: string; now: Date };

/** Why nothing is sent, what is safe, and what to do; nothing while all is well. */
export function GivenUp({ endpoint, waiting, zone, now }: Props & { waiting: number }) {
  const { disabledReason, disabledAt } = endpoint;
  if (!disabledReason || !disabledAt) return null;
  const isTrouble = disabledReason !== 'BY_PERSON';
  return (
    <Callout
      meaning={isTrouble ? 'urgent' : 'calm'}
      title={`Nothing is sent since ${formatInstant(disabledAt, zone, now)}`}
    >
      {disabledWords[disabledReason]}{' '}
      {waiting > 0 && `${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} for it. `}
      What happens meanwhile is kept for 30 days.{' '}
      {isTrouble ? 'When the receiver works again, switch' : 'Switch'} the endpoint on and send again what it
      missed.
    </Callout>
  );
}

/** The endpoint itself, and what can be done with it besides sending. */
export function EndpointFacts({ endpoint, zone, now }: Props) {
  const { id, version, url, description, events, failingSince, lastDeliveredAt, previousSecretUntil } =
    endpoint;
  const at = (instant: Date | null, otherwise: string) =>
    instant ? formatInstant(instant, zone, now) : otherwise;
  const isRotating = previousSecretUntil !== null && previousSecretUntil > now;
  return (
    <Panel title="Endpoint" actions={<EditEndpoint {...{ id, version, url, description, events }} />}>
      <div className="flex flex-col gap-4">
        <KeyValueList
          layout="stacked"
          items={[
            { label: 'Address', value: <Breakable text={url} /> },
            { label: 'Last accepted', value: at(lastDeliveredAt, 'Nothing yet') },
            ...(failingSince ? [{ label: 'Failing since', value: at(failingSince, '') }] : []),
            { label: 'Created', value: at(endpoint.createdAt, '') },
            {
              label: 'Signing secret',
              value: isRotating ? `Two until ${at(previousSecretUntil, '')}` : 'One, shown when it was made',
            },
            {
              label: 'Hears of',
              value: (
                <ul className="flex flex-col gap-1">
                  {events.map((event) => (
                    <li key={event}>
                      <code>{event}</code>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        <div className="flex flex-wrap gap-2 border-t pt-4">
          <RotateSecret id={id} version={version} />
          <DeleteEndpoint id={id} version={version} />
        </div>
      </div>
    </Panel>
  );
}
