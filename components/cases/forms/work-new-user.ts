import type { RequestForm } from './definition';
import { deskPhone, licenses, newPerson, sameSetUpAs, startDate } from './shared-fields';

export const workNewUserForm: RequestForm = {
  product: 'WORK',
  request: 'NEW_USER',
  title: 'Set up new 8x8 Work users',
  lead: 'One row for each person. A name, a work email and a license are enough; the rest is there when you need it.',
  line: [
    ...newPerson,
    {
      name: 'license',
      label: 'License',
      kind: 'choice',
      options: licenses,
      undecided: 'Choose',
      copies: 'license',
      required: true,
      width: '6.5rem',
    },
    startDate,
  ],
  more: [
    {
      name: 'username',
      label: 'Username',
      kind: 'text',
      hint: 'Without one: the work email.',
    },
    { name: 'jobTitle', label: 'Job title', kind: 'text' },
    { name: 'site', label: 'Site', kind: 'text', example: 'London', copies: 'site' },
    { name: 'costCenter', label: 'Cost center', kind: 'text', example: 'SALES-04', copies: 'costCenter' },
    {
      name: 'extension',
      label: 'Extension wish',
      kind: 'text',
      example: '1042, or the next free one',
    },
    {
      name: 'number',
      label: 'Number',
      kind: 'choice',
      options: [
        { value: 'NONE', label: 'No number' },
        { value: 'NEW_LOCAL', label: 'New local number' },
        { value: 'NEW_TOLL_FREE', label: 'New toll-free number' },
        { value: 'PORT_IN', label: 'Bring one along (port in)' },
      ],
      initial: 'NONE',
    },
    {
      name: 'portInNumber',
      label: 'Number to bring along',
      kind: 'tel',
      example: '+44 20 7096 6060',
      required: true,
      when: { field: 'number', is: 'PORT_IN' },
    },
    ...deskPhone,
    {
      name: 'ringGroups',
      label: 'Ring groups',
      kind: 'names',
      example: 'Sales, Front desk',
      copies: 'ringGroups',
    },
    sameSetUpAs,
  ],
  changes: [],
};
