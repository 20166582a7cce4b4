'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/text';

const keys: readonly [string[], string][] = [
  [['j'], 'Next row'],
  [['k'], 'Row before'],
  [['Enter'], 'Open the case'],
  [['x'], 'Tick the row'],
  [['Shift', 'x'], 'Tick all rows from the last one ticked'],
  [['b'], 'To what can be done with the ticked rows'],
  [['c'], 'Claim the case'],
  [['r'], 'Reply to the customer'],
  [['n'], 'Write an internal note'],
  [[';name', 'Tab'], 'In the composer: expand a macro by its shortcut'],
  [['s'], 'Split view on and off: the case beside the queue, where j and k change both'],
  [['→', '←'], 'In the split view: into the case, back to its row'],
  [['Esc'], 'Back to the queue, to the same row'],
  [['/'], 'Search the queue'],
  [['⌘K', 'Ctrl K'], 'Search everything, and do things from anywhere'],
  [['?'], 'Show this list'],
];

/** What the desk's keys do; the same on the queue and on a case. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" open onClose={onClose}>
      <dl className="grid grid-cols-[6rem_1fr] gap-y-2 text-sm">
        {keys.map(([combination, meaning]) => (
          <div key={meaning} className="contents">
            <dt>
              {combination.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
