import 'server-only';
import { env } from '@/lib/platform/env';
import type { JobDefinition } from '@/lib/platform/job';
import { deliverMessages } from './commands/deliver-messages';
import { createPost, type Post } from './commands/post-message';
import { publishEvent } from './commands/publish-event';
import { removeOldMessages } from './commands/remove-old-messages';
import { publicSources } from './rules/message';

let post: Post | undefined;
/** Made on first use, like everything that reads the environment. */
const posting = (): Post => {
  post ??= createPost({ allowLoopback: env().WEBHOOK_ALLOW_LOOPBACK });
  return post;
};

export const jobs: readonly JobDefinition[] = [
  {
    name: 'integrations.publish-event',
    on: publicSources,
    handler: async (payload, { now, event }) => {
      if (!event) throw new Error('Only an event of the outbox can be published.');
      await publishEvent({ ...event, payload }, now);
    },
  },
  {
    name: 'integrations.deliver-messages',
    everySeconds: 1,
    handler: (_, { clock, signal }) => deliverMessages({ clock, signal, post: posting() }),
  },
  {
    name: 'integrations.remove-old-messages',
    schedule: '17 3 * * *',
    timeoutSeconds: 600,
    handler: async (_, { now }) => {
      await removeOldMessages(now);
    },
  },
];
