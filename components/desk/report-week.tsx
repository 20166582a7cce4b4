import { formatRemaining } from '@/components/ui/time';
import type { Kept, ReportRow } from '@/lib/cases/rules/report-rows';
import { share } from './report-bars';

type Props = { current: ReportRow | undefined; previous: ReportRow | undefined };

const time = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? 'none' : formatRemaining(ms);

/** The week's figures, each with that of the week before. */
export function WeekFigures({ current, previous }: Props) {
  if (!current || !previous) return null;
  const kept = (of: (row: ReportRow) => Kept) => [share(of(current)), share(of(previous))] as const;
  const figures: [label: string, values: readonly [string, string]][] = [
    ['Received', [String(current.received), String(previous.received)]],
    ['Answered in time', kept(({ respond }) => respond)],
    ['Completed in time', kept(({ complete }) => complete)],
    ['First answer, median', [time(current.firstAnswer.median), time(previous.firstAnswer.median)]],
    ['Completion, median', [time(current.completion.median), time(previous.completion.median)]],
  ];
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(([label, [now, before]]) => (
        <div key={label} className="flex flex-col bg-surface p-4 sm:max-lg:last:col-span-2">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{now}</dd>
          <dd className="text-sm text-faint tabular-nums">{before} the week before</dd>
        </div>
      ))}
    </dl>
  );
}
