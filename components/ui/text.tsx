import type { ReactNode } from 'react';

/** For screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 justify-center rounded-sm border border-line-strong/60 bg-surface px-1 font-sans text-xs leading-5 text-muted">
      {children}
    </kbd>
  );
}

/** First thing the Tab key reaches; jumps over the top bar. */
export function SkipLink({ href = '#main' }: { href?: string }) {
  return (
    <a
      href={href}
      className="sr-only rounded-md border border-line-strong bg-surface px-3 py-2 text-sm font-medium text-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-2"
    >
      Skip to content
    </a>
  );
}

/** An address of mail or the web, which breaks where its parts meet, and inside of one only when nothing else helps. */
export function Breakable({ text }: { text: string }) {
  const parts = text.split(/(?<=[@/])|(?=\.)/);
  return (
    <span className="break-words">
      {parts.flatMap((part, at) => (at === 0 ? [part] : [<wbr key={parts.slice(0, at).join('')} />, part]))}
    </span>
  );
}
