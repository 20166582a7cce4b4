import type { Prisma } from '@/lib/platform/generated/client';

const DAY_MS = 86_400_000;

/** What the leads have written for everybody, some weeks ago. */
export function macroRows(now: Date): Prisma.MacroCreateManyInput[] {
  const at = new Date(now.getTime() - 24 * DAY_MS);
  const shared = { ownerId: null, createdAt: at, updatedAt: at };
  return [
    {
      ...shared,
      name: 'We have it',
      shortcut: 'ack',
      body: 'Hello {{requester.firstName}},\n\nI have your request {{case.number}} and am working on it. You will hear from me by {{respondBy}}.\n\n{{agent.firstName}}',
      assignToMe: true,
    },
    {
      ...shared,
      name: 'Ask for a name',
      shortcut: 'who',
      body: 'Hello {{requester.firstName}},\n\nbefore I go on with “{{case.subject}}”: which user is it about? Please answer with the name and email address. The clock stops until then.\n\n{{agent.firstName}}',
      status: 'WAIT',
    },
    {
      ...shared,
      name: 'Account Manager is closed for the upgrade',
      shortcut: 'lockout',
      body: 'Hello {{requester.firstName}},\n\nthe admin portal of {{account.name}} is closed while the account is upgraded: {{lockout}}. I will go on with {{case.number}} when it is open again.\n\n{{agent.firstName}}',
    },
    {
      ...shared,
      name: 'Done, please check',
      shortcut: 'done',
      body: 'Hello {{requester.firstName}},\n\neverything in {{case.number}} is done. If something is not as you asked for it, report a problem from the request itself.\n\n{{agent.firstName}}',
      status: 'RESOLVE',
    },
  ];
}
