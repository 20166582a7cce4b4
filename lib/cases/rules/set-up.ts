import type { DirectorySettings } from './directory';

/** A user's product settings as a form types them: lists separated by commas, levels behind their names. */
export type SetUp = Partial<
  Record<
    | 'ringGroups'
    | 'callQueues'
    | 'callForwarding'
    | 'role'
    | 'queues'
    | 'queuePriorities'
    | 'skills'
    | 'groups'
    | 'channels'
    | 'tenant',
    string
  >
>;

const named = (names: readonly string[] | undefined) => names?.join(', ');

/** The settings worth showing or copying; what is empty is left out. */
export function setUpOf({ contactCenter = {}, ...work }: DirectorySettings): SetUp {
  const { queues, skills, groups, channels, role, tenant } = contactCenter;
  const texts: Record<keyof SetUp, string | null | undefined> = {
    ringGroups: named(work.ringGroups),
    callQueues: named(work.callQueues),
    callForwarding: work.callForwarding,
    role,
    queues: named(queues?.map(({ name }) => name)),
    queuePriorities: named(
      queues?.flatMap(({ name, priority }) => (priority === undefined ? [] : `${name} ${priority}`)),
    ),
    skills: named(skills?.map(({ name, level }) => `${name} ${level}`)),
    groups: named(groups),
    channels: channels?.join(','),
    tenant,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as SetUp;
}
