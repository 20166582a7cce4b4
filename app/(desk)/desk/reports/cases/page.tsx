import type { Metadata } from 'next';
import { reportHref } from '@/components/desk/report-address';
import { ageNames } from '@/components/desk/report-backlog';
import { ReportedCases } from '@/components/desk/report-cases';
import { barName, chartWords } from '@/components/desk/report-words';
import { Page, PageHeading } from '@/components/frame/page';
import { LinkButton } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadPart, readPart } from '@/lib/cases/loaders/reports';
import { BACKLOG_AGES } from '@/lib/cases/rules/report-rows';
import type { ReportPart } from '@/lib/cases/schema/report';

export const metadata: Metadata = { title: 'Cases behind a report' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const kept = { met: 'in time', missed: 'late', open: 'still to come' } as const;
const targets = { respond: 'answer', complete: 'completion' } as const;

/** Which part of a bar it is. */
const barWords = ({ by, key, target, kept: how, weeks }: ReportPart) =>
  [
    by !== 'age' && key && `${chartWords[by].first} ${barName(by, key)}`,
    target && how && `${targets[target]} ${kept[how]}`,
    `received in the last ${weeks} weeks`,
  ]
    .filter(Boolean)
    .join(', ');

function agedWords(key: string): string {
  const age = BACKLOG_AGES[key === '' ? -1 : Number(key)];
  return age ? `Open now, ${ageNames[age].toLowerCase()}` : 'Open now';
}

export default async function ReportedCasesPage({ searchParams }: Props) {
  const person = await requirePageActor('/desk/reports', 'AGENT', 'LEAD');
  const part = readPart(await searchParams);
  const { rows, nextCursor, now } = await loadPart(person, part);
  const { by, key, target, kept: how, cursor, ...filters } = part;
  const same = { by, key, target, kept: how };
  return (
    <Page width="full">
      <PageHeading
        title="Cases behind a report"
        back={{ href: reportHref('', filters), label: 'Reports' }}
        lead={by === 'age' ? agedWords(key) : barWords(part)}
        actions={
          <LinkButton href={reportHref('/cases.csv', filters, same)} size="sm">
            Download as CSV
          </LinkButton>
        }
      />
      <ReportedCases rows={rows} zone={person.timeZone} now={now} />
      <Pagination
        label="Pages of cases"
        newestHref={cursor ? reportHref('/cases', filters, same) : undefined}
        nextHref={nextCursor ? reportHref('/cases', filters, { ...same, cursor: nextCursor }) : undefined}
      />
    </Page>
  );
}
