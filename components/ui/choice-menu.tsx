'use client';

import { type KeyboardEvent, useState } from 'react';
import { Button } from './button';
import type { ChoiceMenuProps } from './choice-menu-list';

type Loaded = Pick<typeof import('./choice-menu-list'), 'ChoiceMenuList'> & {
  openedBy: 'keyboard' | 'pointer';
};

const fetchList = () => import('./choice-menu-list');
/** Where the reader is heading is fetched already; a failure is told at the press. */
const fetchAhead = () => void fetchList().catch(() => null);

/**
 * A menu of choices for the desk: arrow keys, Home and End move, typing finds a name, Enter submits the form with it.
 * Its 30 KB are fetched at the first use. For links and small forms use `Menu`, which needs no script.
 */
export function ChoiceMenu(props: ChoiceMenuProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  async function open(openedBy: Loaded['openedBy']) {
    setState('loading');
    try {
      const { ChoiceMenuList } = await fetchList();
      setLoaded({ ChoiceMenuList, openedBy });
      props.onToggle?.(true);
    } catch {
      setState('failed');
    }
  }
  if (loaded) return <loaded.ChoiceMenuList {...props} openedBy={loaded.openedBy} />;
  if (state === 'failed') return <NotLoaded />;
  const { variant = 'secondary', size = 'sm', trigger, disabled } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    void open('keyboard');
  };
  return (
    <Button
      {...{ variant, size, disabled, onKeyDown }}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={state === 'loading'}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      // A key clicks with no detail.
      onClick={({ detail }) => void open(detail === 0 ? 'keyboard' : 'pointer')}
    >
      {trigger}
    </Button>
  );
}

function NotLoaded() {
  return (
    <span role="alert" className="inline-flex items-baseline gap-2 text-sm">
      The list did not load.
      <Button variant="link" size="sm" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </span>
  );
}
