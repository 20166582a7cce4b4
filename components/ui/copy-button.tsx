'use client';

import { useState } from 'react';
import { Button } from './button';

/** Copies a text and says so in its place. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <>
      <Button size="sm" onClick={() => void copy()}>
        {state === 'copied' ? 'Copied' : label}
      </Button>
      <span role="status" className={state === 'refused' ? 'text-sm' : 'sr-only'}>
        {state === 'refused' && 'Your browser did not allow it: select the text and copy it.'}
        {state === 'copied' && 'Copied'}
      </span>
    </>
  );
}
