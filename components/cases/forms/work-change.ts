import type { RequestForm } from './definition';
import { deskPhone, effectiveOn, existingUser, licenses } from './shared-fields';

const WHAT = 'Say what changes: at least one field.';

export const workChangeForm: RequestForm = {
  product: 'WORK',
  request: 'CHANGE',
  title: 'Change 8x8 Work users',
  lead: 'One row for each user. Choose who it is, then add what changes.',
  line: [
    { ...existingUser, messages: { ...existingUser.messages, [WHAT]: 'Add what changes for this user.' } },
    effectiveOn,
  ],
  more: [],
  changes: [
    { name: 'extension', label: 'Extension', kind: 'text', now: 'extension', example: '1042' },
    {
      name: 'phoneNumber',
      label: 'Number',
      kind: 'tel',
      now: 'phoneNumber',
      example: '+44 20 7096 6060',
      removal: 'Take the number away',
    },
    {
      name: 'callerId',
      label: 'Caller ID',
      kind: 'text',
      now: 'callerId',
      removal: 'Show none',
    },
    { name: 'newEmail', label: 'Email', kind: 'email', now: 'email' },
    { name: 'firstName', label: 'First name', kind: 'text', now: 'firstName' },
    { name: 'lastName', label: 'Last name', kind: 'text', now: 'lastName' },
    { name: 'jobTitle', label: 'Job title', kind: 'text', now: 'jobTitle' },
    { name: 'site', label: 'Site', kind: 'text', now: 'site' },
    {
      name: 'license',
      label: 'License',
      kind: 'choice',
      now: 'license',
      options: licenses,
      undecided: 'Choose',
    },
    ...deskPhone.map((field) =>
      field.name === 'deviceModel'
        ? { ...field, label: 'Desk phone', now: 'device' as const, removal: 'Take the phone away' }
        : field,
    ),
    {
      name: 'callForwarding',
      label: 'Call forwarding',
      kind: 'tel',
      now: 'callForwarding',
      hint: 'The number calls go on to.',
      example: '+44 20 7096 6060',
      removal: 'Switch forwarding off',
    },
    {
      name: 'addToRingGroups',
      label: 'Add to ring groups',
      kind: 'names',
      now: 'ringGroups',
      example: 'Sales, Front desk',
    },
    {
      name: 'removeFromRingGroups',
      label: 'Remove from ring groups',
      kind: 'names',
      now: 'ringGroups',
      example: 'Sales, Front desk',
    },
    {
      name: 'addToCallQueues',
      label: 'Add to call queues',
      kind: 'names',
      now: 'callQueues',
      example: 'Billing, Returns',
    },
    {
      name: 'removeFromCallQueues',
      label: 'Remove from call queues',
      kind: 'names',
      now: 'callQueues',
      example: 'Billing, Returns',
    },
  ],
};
