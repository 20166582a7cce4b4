import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Cutover', template: '%s · Cutover' },
  description: 'When each account moves from 8x8 Classic to X Series, and the requests that come with it.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151619' },
  ],
};

async function chosenTheme(): Promise<'light' | 'dark' | undefined> {
  const theme = (await cookies()).get('theme')?.value;
  return theme === 'light' || theme === 'dark' ? theme : undefined;
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page would carry scripts without this request's nonce, and the browser would block them.
  await connection();
  return (
    <html lang="en" className={GeistSans.variable} data-theme={await chosenTheme()} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
