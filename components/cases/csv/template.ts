import { fieldsOf, isAsked, type RequestForm } from '@/components/cases/forms/definition';
import { readRow } from './read-row';
import { writeTable } from './table';

/** One value each that the form accepts. */
const SAMPLES: Readonly<Record<string, string>> = {
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada.byron@example.com',
  newEmail: 'ada.lovelace@example.com',
  startDate: '2031-12-01',
  effectiveOn: '2031-12-01',
  jobTitle: 'Service engineer',
  site: 'London',
  costCenter: 'SALES-04',
  extension: '1042',
  phoneNumber: '+44 20 7096 6060',
  portInNumber: '+44 20 7096 6060',
  callForwarding: '+44 20 7096 6060',
  callerId: 'Service desk',
  deviceModel: 'Poly Edge E350',
  deviceMac: '00:1A:2B:3C:4D:5E',
  ringGroups: 'Sales, Front desk',
  addToRingGroups: 'Sales',
  removeFromRingGroups: 'Front desk',
  addToCallQueues: 'Billing',
  removeFromCallQueues: 'Returns',
  queues: 'Billing, Returns',
  addToQueues: 'Billing',
  removeFromQueues: 'Returns',
  queuePriorities: 'Billing 1',
  skills: 'French 7, Billing 3',
  groups: 'Day shift',
  group: 'Day shift',
  tenant: 'Main',
  channels: 'Phone, Chat',
  sameSetUpAs: 'alan.mason@example.com',
  numberReassignTo: 'alan.mason@example.com',
  voicemailForwardTo: 'alan.mason@example.com',
  deviceReassignTo: 'alan.mason@example.com',
  openInteractionsTo: 'alan.mason@example.com',
};

/** The example row: every field that is asked, with choices that ask for most. */
export function exampleCells(form: RequestForm): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const isAnswer = fieldsOf(form).find(({ when }) => when?.field === field.name && when.is)?.when?.is;
    const option = field.options?.find(({ value }) => value === isAnswer) ?? field.options?.[0];
    const value = SAMPLES[field.name] ?? option?.label ?? '';
    cells[field.name] = isAsked(field, readRow(form, cells).values) ? value : '';
  }
  return cells;
}

/** Headings and the example row; the example is left out again when the file comes back. */
export function templateOf(form: RequestForm): string {
  const fields = fieldsOf(form);
  const example = exampleCells(form);
  return writeTable([fields.map(({ label }) => label), fields.map(({ name }) => example[name] ?? '')]);
}

export const templateName = ({ product, request }: RequestForm): string =>
  `${product}-${request}-template.csv`.toLowerCase().replaceAll('_', '-');
