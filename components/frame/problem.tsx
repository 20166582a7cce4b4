import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';

/**
 * What stands in place of a page that cannot be shown: what happened, what is safe, what to do. It brings the name of the
 * product unless it stands below the bar, which has it. Its links are the browser's own: after a failure everything is
 * loaded anew, and every page carries this one's script.
 */
export function Problem({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-form flex-col px-4 py-8 sm:py-16 [header~&]:min-h-0"
    >
      <div className="mb-8 text-sm [header~main_&]:hidden">
        <a href="/" className="flex items-center gap-2 rounded-sm font-semibold">
          <BrandMark />
          Cutover
        </a>
      </div>
      <h1 className="text-xl">{title}</h1>
      <div className="mt-3 flex flex-col gap-3 text-muted">{children}</div>
      <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
    </main>
  );
}
