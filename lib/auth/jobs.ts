import 'server-only';
import type { MailRecheck } from '@/lib/notifications/types';
import type { JobDefinition } from '@/lib/platform/job';
import { removeEndedWindows } from '@/lib/platform/rate-limit';
import { inviteNewPerson } from './commands/invite-person';
import { recheckResetMail } from './commands/recheck-reset-mail';
import { RESET_MAIL, sendPasswordLink } from './commands/send-password-link';
import { systemActor } from './data';
import { personReference } from './schema';

/** Mails that are asked again whether they are true when they go out. */
export const mailRechecks: Readonly<Record<string, MailRecheck>> = { [RESET_MAIL]: recheckResetMail };

export const jobs: readonly JobDefinition[] = [
  {
    name: 'auth.invite-person',
    on: ['person.created'],
    handler: async (payload, { clock, jobId }) => {
      const { userId } = personReference.parse(payload);
      await inviteNewPerson({ actor: systemActor, clock, requestId: jobId }, { userId });
    },
  },
  {
    name: 'auth.send-password-link',
    on: ['password_link.asked'],
    handler: async (payload, { clock, jobId }) => {
      await sendPasswordLink({ actor: systemActor, clock, requestId: jobId }, payload);
    },
  },
  {
    name: 'auth.forget-attempts',
    schedule: '41 * * * *',
    handler: async (_, { now }) => removeEndedWindows(now),
  },
];
