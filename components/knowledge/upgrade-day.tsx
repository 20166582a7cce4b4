import { clsx } from 'clsx';

type Moment = { title: string; text: string };

/** The closed stretch is drawn closed: the two middle moments, from the lockout's start to its end. */
const rails = ['bg-line-strong', 'bg-attention-solid', 'bg-attention-solid', 'bg-done-solid'];
const marks = ['calm', 'attention', 'attention', 'done'];

/** The day of the upgrade on one line: what happens, in which order, and while what the portal is closed. */
export function UpgradeDay({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className="grid md:grid-cols-4">
      {moments.map((moment, position) => (
        <li key={moment.title} className="flex gap-4 md:flex-col md:gap-3">
          <span aria-hidden="true" className={clsx('w-1 shrink-0 md:h-1 md:w-full', rails[position])} />
          <div className="pb-4 md:pr-6 md:pb-0">
            <h3
              className="status shape items-baseline text-base whitespace-normal"
              data-meaning={marks[position]}
            >
              <span className="text-ink">{moment.title}</span>
            </h3>
            <p className="mt-1 text-sm text-muted">{moment.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
