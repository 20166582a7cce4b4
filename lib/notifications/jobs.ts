import 'server-only';
import type { JobDefinition } from '@/lib/platform/job';
import { deliverMails } from './commands/deliver-mails';
import type { MailRecheck } from './types';

/** `rechecks` comes from the rooms above, by kind of mail. */
export const jobsWith = (rechecks: Readonly<Record<string, MailRecheck>>): readonly JobDefinition[] => [
  {
    name: 'notifications.deliver-mails',
    on: ['mail.queued'],
    everySeconds: 30,
    timeoutSeconds: 600,
    handler: async (_payload, { clock }) => {
      await deliverMails(clock, rechecks);
    },
  },
];
