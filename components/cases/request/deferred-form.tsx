'use client';

import { type ComponentProps, lazy, type ReactNode } from 'react';
import { ScriptGuard } from '@/components/ui/script-guard';
import type { RequestForm } from './request-form';
import type { TechnicalForm } from './technical-form';

/**
 * The forms are a script of their own, fetched when a kind of request is chosen. The server renders them in full, so
 * nothing moves when the script arrives; what was typed before is taken over (`early-typing`). There is no Suspense
 * around them on purpose: React would bring 500 rows to life at its lowest priority, and a ticking clock starves that.
 */
const Request = lazy(async () => ({ default: (await import('./request-form')).RequestForm }));
const Technical = lazy(async () => ({ default: (await import('./technical-form')).TechnicalForm }));

export const DeferredRequestForm = (props: ComponentProps<typeof RequestForm>) => (
  <Deferred>
    <Request {...props} />
  </Deferred>
);

export const DeferredTechnicalForm = (props: ComponentProps<typeof TechnicalForm>) => (
  <Deferred>
    <Technical {...props} />
  </Deferred>
);

function Deferred({ children }: { children: ReactNode }) {
  return (
    <ScriptGuard
      title="The form did not load"
      says="Nothing has been sent, and a draft you saved earlier is kept. Check your connection, then load the page again."
    >
      {children}
    </ScriptGuard>
  );
}
