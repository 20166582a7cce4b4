import type { Choice, FieldDefinition } from './definition';

/** Choices and fields that several forms ask in the same words. */

export const licenses: readonly Choice[] = ['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8'].map((name) => ({
  value: name,
  label: name,
}));

export const contactCenterRoles: readonly Choice[] = [
  { value: 'AGENT', label: 'Agent' },
  { value: 'SUPERVISOR', label: 'Supervisor' },
  { value: 'ADMIN', label: 'Admin' },
];

export const existingUser: FieldDefinition = {
  name: 'email',
  covers: ['userId'],
  label: 'User',
  kind: 'person',
  required: true,
  example: 'Name, email or extension',
  width: '2.2fr',
  messages: {
    'Enter the user’s email address.': 'Choose a user from the list, or enter their email address.',
  },
};

export const effectiveOn: FieldDefinition = {
  name: 'effectiveOn',
  label: 'When',
  kind: 'date',
  hint: 'Without a date: as soon as the team gets to it.',
  width: '9.5rem',
};

export const newPerson: readonly FieldDefinition[] = [
  { name: 'firstName', label: 'First name', kind: 'text', required: true, width: '1fr' },
  { name: 'lastName', label: 'Last name', kind: 'text', required: true, width: '1fr' },
  {
    name: 'email',
    label: 'Work email',
    kind: 'email',
    required: true,
    width: '1.7fr',
  },
];

export const startDate: FieldDefinition = {
  name: 'startDate',
  label: 'Start date',
  kind: 'date',
  hint: 'Without a date: as soon as the team gets to it.',
  width: '9.5rem',
};

export const sameSetUpAs: FieldDefinition = {
  name: 'sameSetUpAs',
  label: 'Same set-up as',
  kind: 'person',
  example: 'Name, email or extension',
  hint: 'Fills in what is still empty.',
};

export const deskPhone: readonly FieldDefinition[] = [
  {
    name: 'deviceModel',
    label: 'Desk phone to activate',
    kind: 'text',
    example: 'Poly Edge E350',
  },
  {
    name: 'deviceMac',
    label: 'MAC address',
    kind: 'text',
    example: '00:1A:2B:3C:4D:5E',
    required: true,
    when: { field: 'deviceModel' },
  },
];
