import { LocalWindow } from '@/components/ui/local-time';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import type { Phase, UpgradeFacts } from '@/lib/upgrades/types';
import { PhaseBadge } from './phase-badge';
import { TimeLeft } from './time-left';
import { nextWords, regionNames } from './words';

export type AccountRow = {
  number: number;
  name: string;
  region: keyof typeof regionNames;
  timeZone: string;
  phase: Phase;
  upgrade: UpgradeFacts | null;
};

type Props = {
  accounts: readonly AccountRow[];
  readerZone: string;
  now: Date;
  caption: string;
  /** The page a row leads to. */
  hrefOf?: (number: number) => string;
};

const columns = [
  { label: 'Account' },
  { label: 'Region', width: '6rem' },
  { label: 'State', width: '9rem' },
  { label: 'Account Manager closed', width: '19rem' },
  { label: 'Time left', width: '8rem' },
  { label: 'Next', width: '13rem' },
];

/** One row per account: where it stands, when it is closed in both zones, and what comes next. */
export function AccountTable({ accounts, readerZone, now, caption, hrefOf }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption={caption} columns={columns}>
        {accounts.map((account) => (
          <tr key={account.number}>
            <td>
              <RowLink href={hrefOf?.(account.number) ?? `/accounts/${account.number}`}>
                {account.name}
              </RowLink>{' '}
              <span className="text-muted tabular-nums">{account.number}</span>
            </td>
            <td>{regionNames[account.region]}</td>
            <td>
              <PhaseBadge phase={account.phase} />
            </td>
            <td>
              <Window account={account} readerZone={readerZone} now={now} />
            </td>
            <td>
              <TimeLeft phase={account.phase} upgrade={account.upgrade} now={now} />
            </td>
            <td className="text-muted">{nextWords[account.phase]}</td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}

function Window({ account, readerZone, now }: { account: AccountRow; readerZone: string; now: Date }) {
  const { upgrade, phase, timeZone } = account;
  if (!upgrade || phase === 'FAILED') return <span className="text-muted">No date yet</span>;
  return (
    <LocalWindow
      start={upgrade.lockoutStartsAt}
      end={upgrade.completedAt ?? upgrade.expectedEndAt}
      zone={timeZone}
      readerZone={readerZone}
      now={now}
      layout="below"
    />
  );
}
