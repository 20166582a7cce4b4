'use client';

import { Problem } from '@/components/frame/problem';
import { buttonClass } from '@/components/ui/button-look';

/** The reference is the same one our log has; nothing else of the error reaches the page. */
function referenceOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error ? String(error.digest) : null;
}

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <Problem
      title="This page could not be shown"
      actions={
        <>
          <button type="button" className={buttonClass({ variant: 'primary' })} onClick={() => retry()}>
            Try again
          </button>
          <a href="/support" className={buttonClass()}>
            Reach support
          </a>
        </>
      }
    >
      <p>
        Something failed on our side while preparing it. What you sent before is kept. If you were sending
        something just now, look for it in your list before you send it again.
      </p>
      {reference && (
        <p>
          If it happens again, give support this reference:{' '}
          <span className="font-mono text-ink">{reference}</span>
        </p>
      )}
    </Problem>
  );
}
