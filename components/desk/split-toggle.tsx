'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { besideHref, readBeside } from './beside';
import { keepPlace } from './place';
import { currentRow, firstNumber, numberOf, placeOf } from './queue-rows';
import { chooseSplit } from './split-choice';

type Router = Pick<ReturnType<typeof useRouter>, 'push'>;

/** Shows the row's case beside the queue, and from now on every case that is opened from there. */
function openBeside(router: Router): void {
  chooseSplit(true);
  const number = numberOf(currentRow()) || firstNumber();
  router.push(besideHref(location.search, number), { scroll: false });
}

/** Back to the whole queue, to the row of the case that was beside it. */
function closeBeside(router: Router): void {
  const shown = readBeside(location.pathname);
  if (!shown) return;
  chooseSplit(false);
  keepPlace({ ...shown, index: placeOf(shown.number) });
  router.push(`/desk${shown.search}#back`, { scroll: false });
}

/** Switches the split view on and off; the key for it presses this button. */
export function SplitToggle({ isOpen }: { isOpen: boolean }) {
  const router = useRouter();
  return (
    <Button
      id="split"
      size="sm"
      variant="quiet"
      className="split-toggle"
      aria-pressed={isOpen}
      onClick={() => (isOpen ? closeBeside(router) : openBeside(router))}
    >
      Split view
    </Button>
  );
}
