'use client';

import './globals.css';
import ErrorPage from './error';

/** Takes the root layout's place when that itself fails, so it brings its own document and the system's font. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Cutover</title>
        <ErrorPage error={error} retry={retry} />
      </body>
    </html>
  );
}
