import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatInstant, formatRelative } from '@/components/ui/time';
import type { Endpoint } from '@/lib/integrations/types';
import { endpointState, shortAddress } from './words';

type Props = {
  endpoints: readonly Endpoint[];
  counts: ReadonlyMap<string, Record<string, number>>;
  zone: string;
  now: Date;
};

const columns = [
  { label: 'Endpoint' },
  { label: 'State', width: '10rem' },
  { label: 'Last accepted', width: '14rem' },
  { label: 'Events', align: 'end' as const, width: '6rem' },
  { label: 'Waiting', align: 'end' as const, width: '6rem' },
  { label: 'Given up', align: 'end' as const, width: '6rem' },
];

export function EndpointTable({ endpoints, counts, zone, now }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Endpoints" columns={columns}>
        {endpoints.map((endpoint) => {
          const { meaning, text } = endpointState(endpoint);
          const { PENDING = 0, SENDING = 0, FAILED = 0 } = counts.get(endpoint.id) ?? {};
          return (
            <tr key={endpoint.id}>
              <td>
                <RowLink href={`/operations/webhooks/${endpoint.id}`}>{shortAddress(endpoint.url)}</RowLink>
                {endpoint.description && <div className="text-muted">{endpoint.description}</div>}
              </td>
              <td>
                <StatusBadge meaning={meaning}>{text}</StatusBadge>
                {!endpoint.disabledAt && endpoint.failingSince && (
                  <div className="text-muted">since {formatInstant(endpoint.failingSince, zone, now)}</div>
                )}
              </td>
              <td>
                {endpoint.lastDeliveredAt ? (
                  <time dateTime={endpoint.lastDeliveredAt.toISOString()}>
                    {formatInstant(endpoint.lastDeliveredAt, zone, now)}
                    <span className="block text-muted">{formatRelative(endpoint.lastDeliveredAt, now)}</span>
                  </time>
                ) : (
                  'Nothing yet'
                )}
              </td>
              <td>{endpoint.events.length}</td>
              <td>{PENDING + SENDING}</td>
              <td>{FAILED}</td>
            </tr>
          );
        })}
      </ResponsiveTable>
    </TableFrame>
  );
}
