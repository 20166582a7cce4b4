import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';

type PageProps = { width?: 'reading' | 'form' | 'full'; className?: string; children: ReactNode };

const widths = { form: 'max-w-form', reading: 'max-w-page', full: '' };

/** The content of a page: at most 1120 px for reading, 640 px for a single form, full width for tables. */
export function Page({ width = 'reading', className, children }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx('mx-auto w-full px-4 py-6 outline-none sm:px-6 sm:py-8', widths[width], className)}
    >
      {children}
    </main>
  );
}

type HeadingProps = {
  title: ReactNode;
  /** One or two sentences that answer the reader's first question. */
  lead?: ReactNode;
  /** The page above this one. */
  back?: { href: string; label: string };
  /** Badges beside the title. */
  badges?: ReactNode;
  actions?: ReactNode;
};

/** The one h1 of a page. */
export function PageHeading({ title, lead, back, badges, actions }: HeadingProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && (
          <Link
            prefetch={false}
            href={back.href}
            className="mb-1 inline-block rounded-sm text-sm text-muted hover:text-ink"
          >
            <span aria-hidden="true">← </span>
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl">{title}</h1>
          {badges}
        </div>
        {lead && <p className="mt-2 max-w-prose text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
