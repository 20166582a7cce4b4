import 'server-only';
import type { JobDefinition } from '@/lib/platform/job';
import { removeEndedWindows } from '@/lib/platform/rate-limit';
import { inviteNewPerson } from './commands/invite-person';
import { systemActor } from './data';
import { personReference } from './schema';

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
    name: 'auth.forget-attempts',
    schedule: '41 * * * *',
    handler: async (_, { now }) => removeEndedWindows(now),
  },
];
