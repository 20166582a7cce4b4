import type { RequestForm } from './definition';
import { contactCenterRoles, effectiveOn, existingUser } from './shared-fields';

const WHAT = 'Say what changes: at least one field.';

export const contactCenterChangeForm: RequestForm = {
  product: 'CONTACT_CENTER',
  request: 'CHANGE',
  title: 'Change 8x8 Contact Center users',
  lead: 'One row for each user. Choose who it is, then add what changes.',
  line: [
    { ...existingUser, messages: { ...existingUser.messages, [WHAT]: 'Add what changes for this user.' } },
    effectiveOn,
  ],
  more: [],
  changes: [
    {
      name: 'skills',
      label: 'Skills',
      kind: 'levels',
      entry: { name: 'name', level: 'level' },
      now: 'skills',
      example: 'French 7, Billing 3',
      hint: 'All that the user is to have, each with its level, 1 to 10.',
    },
    {
      name: 'addToQueues',
      label: 'Add to queues',
      kind: 'names',
      now: 'queues',
      example: 'Billing, Returns',
    },
    {
      name: 'removeFromQueues',
      label: 'Remove from queues',
      kind: 'names',
      now: 'queues',
      example: 'Billing, Returns',
    },
    {
      name: 'queuePriorities',
      label: 'Queue priority',
      kind: 'levels',
      entry: { name: 'queue', level: 'priority' },
      now: 'queuePriorities',
      example: 'Billing 1, Returns 4',
      hint: 'Each queue with its priority, 1 to 10.',
    },
    { name: 'group', label: 'Group', kind: 'text', now: 'groups' },
    {
      name: 'role',
      label: 'Role',
      kind: 'choice',
      now: 'role',
      options: contactCenterRoles,
      undecided: 'Choose',
    },
  ],
};
