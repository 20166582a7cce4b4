import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { MailRecheck } from '@/lib/notifications/types';
import type { JobDefinition } from '@/lib/platform/job';
import { recheckMail } from './commands/recheck-mail';
import { removeOldMails } from './commands/remove-old-mails';
import { CASE_MAILS, tellCase } from './commands/tell-case';
import { findProblemReport } from './data/told';
import { changed, problemReported } from './schema';

export const mailRechecks: Readonly<Record<string, MailRecheck>> = Object.fromEntries(
  CASE_MAILS.map((kind) => [kind, recheckMail]),
);

export const jobs: readonly JobDefinition[] = [
  {
    name: 'correspondence.tell-case',
    on: [
      'case.commented',
      'case.waiting',
      'case.resolved',
      'case.reopened',
      'case.disputed',
      'case.changed',
      'case.assigned',
      'case.severity_changed',
    ],
    handler: async (payload, { clock, jobId }) => {
      const { number, eventIds } = changed.parse(payload);
      await tellCase({ actor: systemActor, clock, requestId: jobId }, { number, eventIds });
    },
  },
  {
    name: 'correspondence.tell-problem',
    on: ['case.problem_reported'],
    handler: async (payload, { clock, jobId }) => {
      const { number, problem } = problemReported.parse(payload);
      const eventId = await findProblemReport(number, problem);
      if (eventId === null) return;
      await tellCase({ actor: systemActor, clock, requestId: jobId }, { number, eventIds: [eventId] });
    },
  },
  {
    name: 'correspondence.remove-old-mails',
    schedule: '23 3 * * *',
    handler: async (_payload, { now }) => {
      await removeOldMails(now);
    },
  },
];
