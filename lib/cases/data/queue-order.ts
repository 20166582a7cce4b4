import 'server-only';
import { isInstantTextKey } from '@/lib/accounts/rules';
import type { QueueColumn, QueueSort } from '../schema/queue';
import type { CaseRow } from '../types';

/**
 * What a column of the queue is ordered by; after it the deadline, then the number, so that no two rows are equal and
 * one row comparison continues any page. Severity, region and activity have an index of exactly these words; the other
 * orders sort what is open. `type` is what a cursor's text is read as.
 */
type Key = { expression: string; type: string; of(row: CaseRow): string };

const DEADLINE = `coalesce(next_deadline, 'infinity')`;

const keys: Readonly<Record<Exclude<QueueColumn, 'due'>, Key>> = {
  severity: { expression: 'severity', type: '"Severity"', of: ({ severity }) => severity },
  account: {
    expression: '(SELECT a.name FROM accounts a WHERE a.number = account_number)',
    type: 'text',
    of: ({ accountName }) => accountName,
  },
  request: {
    expression: `coalesce(request::text, 'TECHNICAL')`,
    type: 'text',
    of: ({ request }) => request ?? 'TECHNICAL',
  },
  state: { expression: 'status', type: '"CaseStatus"', of: ({ status }) => status },
  region: { expression: 'region', type: '"Region"', of: ({ region }) => region },
  assignee: {
    expression: `coalesce((SELECT u.name FROM users u WHERE u.id = assignee_id), '')`,
    type: 'text',
    of: ({ assigneeName }) => assigneeName ?? '',
  },
  activity: {
    expression: 'last_activity_at',
    type: 'timestamptz',
    of: ({ lastActivityAt }) => lastActivityAt.toISOString(),
  },
};

const readSort = (sort: QueueSort) => ({
  column: sort.replace('-', '') as QueueColumn,
  isDown: sort.startsWith('-'),
});

const keyOf = (sort: QueueSort): Key | null => {
  const { column } = readSort(sort);
  return column === 'due' ? null : keys[column];
};

/** The columns of the order. Turned round, every one of them is: it is the same list read from its end. */
export function orderOfSort(sort: QueueSort): string {
  const columns = [keyOf(sort)?.expression, DEADLINE, 'number'].filter(Boolean);
  return columns.map((column) => (readSort(sort).isDown ? `${column} DESC` : column)).join(', ');
}

/** The text that stands for the column's value in a cursor; empty for the deadline, which every cursor holds. */
export const keyOfRow = (sort: QueueSort, row: CaseRow): string => keyOf(sort)?.of(row) ?? '';

/** What comes after a row, as one comparison of rows, which a range of the index answers. */
export function afterInSort(
  sort: QueueSort,
  position: { key: string; deadline: string | null; number: number },
  add: (value: unknown) => string,
): string {
  const key = keyOf(sort);
  const columns = [key?.expression, DEADLINE, 'number'].filter(Boolean).join(', ');
  const values = [
    key && `${add(position.key)}::${key.type}`,
    `${add(position.deadline)}::timestamptz`,
    `${add(position.number)}::int`,
  ];
  return `(${columns}) ${readSort(sort).isDown ? '<' : '>'} (${values.filter(Boolean).join(', ')})`;
}

/** Whether the text can be a value of the column: what is read as an enum or an instant must be one. */
export function isKeyOfSort(sort: QueueSort, key: string): boolean {
  const type = keyOf(sort)?.type;
  if (type === undefined) return key === '';
  if (type === 'text') return true;
  if (type === 'timestamptz') return isInstantTextKey(key);
  return ENUMS[type]?.includes(key) ?? false;
}

const ENUMS: Readonly<Record<string, readonly string[]>> = {
  '"Severity"': ['S1', 'S2', 'S3'],
  '"CaseStatus"': ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER'],
  '"Region"': ['US', 'EUROPE', 'APAC'],
};
