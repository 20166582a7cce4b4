import type { Page } from '@playwright/test';

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };

/** The page's own clock, to measure from. */
export const momentOf = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** What has moved on the page since it was opened, or since a moment, without anybody having asked for it (Cumulative Layout Shift). */
export const shiftOf = (page: Page, since = 0): Promise<number> =>
  page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as Shift[])
            if (!entry.hadRecentInput && entry.startTime >= from) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        // Buffered entries come before the next frame but one is painted.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
      }),
    since,
  );
