import type { RequestForm } from './definition';
import { contactCenterRoles, newPerson, sameSetUpAs, startDate } from './shared-fields';

export const contactCenterNewUserForm: RequestForm = {
  product: 'CONTACT_CENTER',
  request: 'NEW_USER',
  title: 'Set up new 8x8 Contact Center users',
  lead: 'One row for each person. A name, a work email and a role are enough; the rest is there when you need it.',
  line: [
    ...newPerson,
    {
      name: 'role',
      label: 'Role',
      kind: 'choice',
      options: contactCenterRoles,
      initial: 'AGENT',
      copies: 'role',
      required: true,
      width: '8rem',
    },
    startDate,
  ],
  more: [
    {
      name: 'channels',
      label: 'Channels',
      kind: 'choices',
      options: [
        { value: 'PHONE', label: 'Phone' },
        { value: 'CHAT', label: 'Chat' },
        { value: 'EMAIL', label: 'Email' },
      ],
      initial: 'PHONE',
      copies: 'channels',
    },
    {
      name: 'queues',
      label: 'Queues',
      kind: 'names',
      example: 'Billing, Returns',
      copies: 'queues',
    },
    {
      name: 'skills',
      label: 'Skills with levels',
      kind: 'levels',
      entry: { name: 'name', level: 'level' },
      example: 'French 7, Billing 3',
      copies: 'skills',
    },
    { name: 'groups', label: 'Groups', kind: 'names', example: 'Day shift', copies: 'groups' },
    { name: 'tenant', label: 'Tenant', kind: 'text', copies: 'tenant' },
    sameSetUpAs,
  ],
  changes: [],
};
