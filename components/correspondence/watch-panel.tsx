import { CaseAction } from '@/components/cases/case-action';
import { Panel } from '@/components/ui/panel';
import { watchAction } from '@/lib/correspondence/actions';
import type { Watcher } from '@/lib/correspondence/types';

/** Who hears of replies, and the way to be one of them or not. */
export function WatchPanel({ number, watchers }: { number: number; watchers: readonly Watcher[] }) {
  const isWatching = watchers.some(({ isYou }) => isYou);
  const names = watchers.map(({ name, isYou }) => (isYou ? 'You' : name)).sort(youFirst);
  return (
    <Panel
      title="Watching"
      id="watching"
      actions={
        <CaseAction act={watchAction} number={number} fields={{ watching: isWatching ? 'no' : 'yes' }}>
          {isWatching ? 'Stop watching' : 'Watch'}
        </CaseAction>
      }
    >
      {names.length > 0 ? (
        <>
          <p className="text-sm break-words">{names.join(', ')}</p>
          <p className="mt-1 text-xs text-faint">Replies reach them by mail and in the inbox.</p>
        </>
      ) : (
        <p className="text-sm text-muted">
          Nobody watches. Whoever does is told of replies by mail and in the inbox.
        </p>
      )}
    </Panel>
  );
}

const youFirst = (a: string, b: string) => Number(b === 'You') - Number(a === 'You') || a.localeCompare(b);
