import 'server-only';
import { jobs as attachments } from '@/lib/attachments/jobs';
import { jobs as audit } from '@/lib/audit/jobs';
import { jobs as auth, mailRechecks as ofAuth } from '@/lib/auth/jobs';
import { jobs as cases } from '@/lib/cases/jobs';
import { jobs as correspondence, mailRechecks as ofCorrespondence } from '@/lib/correspondence/jobs';
import { jobs as imports } from '@/lib/imports/jobs';
import { jobs as integrations } from '@/lib/integrations/jobs';
import { jobsWith as notificationsWith } from '@/lib/notifications/jobs';
import type { JobDefinition } from '@/lib/platform/job';
import { mailRechecks, jobs as upgrades } from '@/lib/upgrades/jobs';
import { jobs as waves } from '@/lib/waves/jobs';

/** Every room's work outside a request. A room that gets a `jobs.ts` is added here. */
export const jobs: readonly JobDefinition[] = [
  ...attachments,
  ...audit,
  ...auth,
  ...cases,
  ...correspondence,
  ...imports,
  ...integrations,
  ...notificationsWith({ ...mailRechecks, ...ofCorrespondence, ...ofAuth }),
  ...upgrades,
  ...waves,
];
