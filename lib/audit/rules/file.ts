import type { AuditEntry } from '../types';
import { actionWords } from './words';

export const FILE_HEAD: readonly string[] = [
  'time (UTC)',
  'actor',
  'actor email',
  'role',
  'via',
  'action',
  'in words',
  'subject',
  'subject id',
  'subject name',
  'account',
  'account name',
  'before',
  'after',
  'request',
  'entry',
];

const json = (value: unknown): string => (value == null ? '' : JSON.stringify(value));

/** An entry as a line of the exported file: times in UTC, both sides of the change whole, as JSON. */
export function fileRow(entry: AuditEntry): string[] {
  const { actor, account } = entry;
  return [
    entry.at.toISOString(),
    actor?.name ?? 'Cutover',
    actor?.email ?? '',
    actor ? entry.actorRole : '',
    entry.via,
    entry.action,
    actionWords(entry.action),
    entry.subjectType,
    entry.subjectId,
    entry.subjectName ?? '',
    account ? String(account.number) : '',
    account?.name ?? '',
    json(entry.before),
    json(entry.after),
    entry.requestId,
    entry.id,
  ];
}
