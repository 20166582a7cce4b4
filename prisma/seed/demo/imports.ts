import type { Prisma } from '@/lib/platform/generated/client';

const HOUR_MS = 3_600_000;
const HEADER = ['Account number', 'Name', 'Region', 'Service level'];

const DONE = '0193a000-0000-7000-8000-000000000001';
/** The one that waits for somebody to say go. */
const WAITING = '0193a000-0000-7000-8000-000000000002';

type Rows = {
  imports: Prisma.ImportCreateManyInput[];
  importRows: Prisma.ImportRowCreateManyInput[];
  told: Prisma.InboxItemCreateManyInput;
};

const newAccount = (line: number, number: number, name: string): Prisma.ImportRowCreateManyInput => ({
  importId: WAITING,
  line,
  cells: [String(number), name, 'Europe', 'Premium'],
  key: String(number),
  data: { number, name, region: 'EUROPE', serviceLevel: 'PREMIUM' },
  state: 'CREATE',
});

/** Last week's file, applied, and this morning's, checked: one of its rows names a region that there is not. */
export function importRows(operatorId: string, now: Date): Rows {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const shared = { kind: 'ACCOUNTS' as const, header: HEADER, uploadedById: operatorId };
  return {
    imports: [
      {
        ...shared,
        id: DONE,
        fileName: 'accounts-europe.csv',
        state: 'DONE',
        rowCount: 412,
        createCount: 4,
        changeCount: 19,
        sameCount: 389,
        createdCount: 4,
        changedCount: 19,
        keptCount: 389,
        appliedById: operatorId,
        createdAt: ago(170),
        updatedAt: ago(169),
        finishedAt: ago(169),
      },
      {
        ...shared,
        id: WAITING,
        fileName: 'accounts-next-wave.csv',
        state: 'READY',
        rowCount: 3,
        badCount: 1,
        createCount: 2,
        createdAt: ago(2),
        updatedAt: ago(2),
      },
    ],
    told: {
      userId: operatorId,
      occasion: `import.finished:${DONE}`,
      kind: 'import.finished',
      title: 'accounts-europe.csv is imported',
      text: '4 created, 19 changed, 0 left out.',
      href: `/operations/imports/${DONE}`,
      createdAt: ago(169),
      readAt: ago(168),
    },
    importRows: [
      newAccount(2, 812001, 'Northgate Logistics'),
      {
        importId: WAITING,
        line: 3,
        cells: ['812002', 'Harbour Foods', 'Nordics', 'Standard'],
        state: 'BAD',
        errors: [{ column: 'Region', position: 3, value: 'Nordics', message: 'Use US, Europe, APAC.' }],
      },
      newAccount(4, 812003, 'Quay Brothers'),
    ],
  };
}
