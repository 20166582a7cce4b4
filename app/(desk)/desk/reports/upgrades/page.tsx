import type { Metadata } from 'next';
import { reportHref } from '@/components/desk/report-address';
import { upgradeEndNames } from '@/components/desk/report-upgrades';
import { dayOf } from '@/components/desk/report-words';
import { Page, PageHeading } from '@/components/frame/page';
import { EmptyState } from '@/components/ui/panel';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadUpgradePart, readUpgradePart } from '@/lib/cases/loaders/reports';

export const metadata: Metadata = { title: 'Upgrades behind a report' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const columns = [
  { label: 'Account', width: '35%' },
  { label: 'Upgrade starts' },
  { label: 'Wave' },
  { label: 'Why it did not complete' },
];

export default async function ReportedUpgradesPage({ searchParams }: Props) {
  const person = await requirePageActor('/desk/reports', 'AGENT', 'LEAD');
  const part = readUpgradePart(await searchParams);
  const { rows, hasMore, now } = await loadUpgradePart(person, part);
  const { week, state, ...filters } = part;
  return (
    <Page width="full">
      <PageHeading
        title="Upgrades behind a report"
        back={{ href: reportHref('', filters), label: 'Reports' }}
        lead={`${upgradeEndNames[state]}${week && `, week from ${dayOf(week)}`}${hasMore ? `, the first ${rows.length}` : ''}`}
      />
      {rows.length === 0 ? (
        <EmptyState title="No upgrade is behind this figure">
          <p>It may have changed since the report was shown. Go back to see it as it is now.</p>
        </EmptyState>
      ) : (
        <TableFrame>
          <ResponsiveTable caption="Upgrades behind the figure" columns={columns}>
            {rows.map((row) => (
              <tr key={`${row.accountNumber} ${row.upgradeStartsAt.getTime()}`}>
                <td>
                  <RowLink href={`/accounts/${row.accountNumber}`}>{row.accountName}</RowLink>
                  <span className="block text-muted">{row.accountNumber}</span>
                </td>
                <td>{formatInstant(row.upgradeStartsAt, person.timeZone, now)}</td>
                <td>{row.wave ?? 'None'}</td>
                <td>{row.failureReason ?? ''}</td>
              </tr>
            ))}
          </ResponsiveTable>
        </TableFrame>
      )}
    </Page>
  );
}
