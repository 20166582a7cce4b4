import 'server-only';
import { z } from 'zod';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { keepReportDays } from '../data/report-days';

const DAYS_AT_ONCE = 10;

/** Packs some of the days anew that changed; 0 when there is nothing left to do, or another worker does it. */
export const keepReports = command({
  name: 'reports.kept',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    requireRole(actor, 'OPERATIONS');
    return { result: { kept: await keepReportDays(tx, DAYS_AT_ONCE) }, audit: [], events: [] };
  },
});
