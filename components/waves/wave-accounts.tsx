import { ReadinessBadge } from '@/components/preparation/readiness-badge';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatWindow } from '@/components/ui/time';
import { PhaseBadge } from '@/components/upgrades/phase-badge';
import type { Readiness } from '@/lib/preparation/types';
import type { WaveAccount } from '@/lib/waves/types';
import { RemoveAccount } from './remove-account';

const columns = [
  { label: 'Account' },
  { label: 'Closed' },
  { label: 'State' },
  { label: 'Preparation' },
  { label: 'Admins', align: 'end' },
  { label: 'Conflict' },
  { label: 'Actions', hideLabel: true, align: 'end' },
] as const;

type Props = {
  waveId: string;
  accounts: readonly WaveAccount[];
  /** By account, for those whose date is ahead. */
  readiness: ReadonlyMap<number, Readiness>;
  now: Date;
};

/** A page of the accounts in a wave, in the order of the night. */
export function WaveAccounts({ waveId, accounts, readiness, now }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Accounts in this wave" columns={columns}>
        {accounts.map((account) => (
          <tr key={account.number}>
            <td>
              <RowLink href={`/operations/${account.number}`}>{account.name}</RowLink>
              <span className="ml-2 text-muted tabular-nums">{account.number}</span>
            </td>
            <td>{formatWindow(account.lockoutStartsAt, account.expectedEndAt, account.timeZone, now)}</td>
            <td>
              <PhaseBadge phase={account.phase} />
            </td>
            <td>
              {account.phase === 'SCHEDULED' && <ReadinessBadge readiness={readiness.get(account.number)} />}
            </td>
            <td>{account.admins}</td>
            <td>
              {account.phase === 'SCHEDULED' && account.isFrozen && (
                <StatusBadge meaning="attention">Freeze day</StatusBadge>
              )}
              {account.phase === 'SCHEDULED' && account.isOutside && (
                <StatusBadge meaning="attention">Outside the hours</StatusBadge>
              )}
            </td>
            <td>
              {account.phase === 'SCHEDULED' && (
                <RemoveAccount
                  waveId={waveId}
                  number={account.number}
                  name={account.name}
                  version={account.version}
                  admins={account.admins}
                />
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
