import { Panel } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { formatInstant } from '@/components/ui/time';
import type { RefusedLine, RunProgress } from '@/lib/waves/types';
import { conflictWords, countOf } from './words';

type Props = { run: RunProgress; refused: readonly RefusedLine[]; readerZone: string; now: Date };

const words: Readonly<Record<string, string>> = conflictWords;

/** How far the latest plan is carried out, and who was refused on the way. */
export function RunPanel({ run, refused, readerZone, now }: Props) {
  const settled = run.done + run.refused;
  const verb = run.kind === 'MOVE' ? 'moved' : 'scheduled';
  const begun = formatInstant(run.createdAt, readerZone, now);
  const title = run.finishedAt ? 'Last plan' : 'Plan under way';
  const state = run.finishedAt
    ? `Begun ${begun}, done ${formatInstant(run.finishedAt, readerZone, now)}.`
    : `Begun ${begun}. It goes on by itself; you can leave this page.`;
  return (
    <Panel title={title} id="run">
      <div className="flex flex-col gap-3">
        <ProgressBar
          value={settled}
          max={run.total}
          label={`${settled} of ${countOf(run.total, 'account')} settled`}
        />
        <p className="text-sm">
          {countOf(run.done, 'account')} {verb}
          {run.refused > 0 && `, ${run.refused} refused`}. <span className="text-muted">{state}</span>
        </p>
        {run.reason && <p className="text-sm text-muted">Reason: {run.reason}</p>}
        {refused.length > 0 && (
          <details>
            <summary className="cursor-pointer text-sm font-medium">Why {run.refused} were refused</summary>
            <ul className="mt-2 flex flex-col gap-1 text-sm">
              {refused.map(({ accountNumber, name, code, message }) => (
                <li key={accountNumber}>
                  {name} <span className="text-muted tabular-nums">{accountNumber}</span>:{' '}
                  {words[code] ?? 'Refused'}. <span className="text-muted">{message}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
