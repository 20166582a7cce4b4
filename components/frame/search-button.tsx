'use client';

import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { Kbd } from '@/components/ui/text';
import type { PaletteProps } from './palette';
import type { FrameRole } from './sections';

type State = ComponentType<PaletteProps> | 'closed' | 'loading' | 'failed';

/** Opens the palette by its button or by ⌘K or Ctrl-K; what the palette is made of is fetched at the first use. */
export function SearchButton({ role }: { role: FrameRole }) {
  const [palette, setPalette] = useState<{ shown: State }>({ shown: 'closed' });
  const open = useCallback(async () => {
    setPalette({ shown: 'loading' });
    try {
      const { Palette } = await import('./palette');
      setPalette({ shown: Palette });
    } catch {
      setPalette({ shown: 'failed' });
    }
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isAsked = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!isAsked || event.key.toLowerCase() !== 'k' || event.isComposing) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) void open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
  const { shown } = palette;
  const Palette = typeof shown === 'string' ? null : shown;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-busy={shown === 'loading'}
        title="Search: Ctrl or ⌘ with K"
        onClick={() => void open()}
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong px-2 text-muted hover:bg-hover hover:text-ink max-sm:border-transparent"
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current">
          <path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zm3.6-1.4L14 14" strokeWidth="1.3" />
        </svg>
        <span className="max-sm:sr-only">
          {shown === 'failed' ? 'Search did not load, press again' : 'Search'}
        </span>
        <span aria-hidden="true" className="max-xl:hidden">
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      {Palette && <Palette role={role} onClose={() => setPalette({ shown: 'closed' })} />}
    </>
  );
}
