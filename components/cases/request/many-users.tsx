'use client';

import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ScriptGuard } from '@/components/ui/script-guard';
import type { CsvPanel as Panel } from '../csv/csv-panel';

/** Reading CSV is a script of its own: most requests are for one person. */
const CsvPanel = lazy(async () => ({ default: (await import('../csv/csv-panel')).CsvPanel }));

/** The way to many users at once, above the rows they become. */
export function ManyUsers(props: Omit<ComponentProps<typeof Panel>, 'onClose'>) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
        <Button size="sm" onClick={() => setOpen(true)}>
          Use a CSV file
        </Button>
        Many users at once: a template, your own file, or lines you paste.
      </p>
    );
  const close = () => {
    setOpen(false);
    props.onLeft(0);
  };
  return (
    <ScriptGuard
      title="Reading CSV files did not load"
      says="What you typed so far is kept as a draft. Check your connection, then load the page again."
    >
      <Suspense fallback={<div aria-busy="true" className="min-h-32 rounded-lg border bg-surface" />}>
        <CsvPanel {...props} onClose={close} />
      </Suspense>
    </ScriptGuard>
  );
}
