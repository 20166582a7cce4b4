export const IMPORT_KINDS = ['ACCOUNTS', 'PEOPLE', 'DIRECTORY'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `FAILED`: it stopped by itself after several tries and can be resumed. */
export type ImportState =
  | 'UPLOADING'
  | 'CHECKING'
  | 'READY'
  | 'APPLYING'
  | 'DONE'
  | 'CANCELLED'
  | 'REFUSED'
  | 'FAILED';

/** What is wrong with one value of a row; `position` counts columns from 1, 0 is the row as a whole. */
export type RowError = { column: string; position: number; value: string; message: string };

/** From what to what a row changes a field. */
export type Changes = Record<string, [from: unknown, to: unknown]>;

/** One line of a file as it was read: its values if they are good, and what is wrong with them if not. */
export type ReadRow = {
  /** Where the row begins; the header is line 1. */
  line: number;
  cells: string[];
  key: string | null;
  data: unknown;
  errors: RowError[];
};

/** What a row would do to what there is now. A problem names the field it is about. */
export type Plan<Data> =
  | { state: 'CREATE' | 'SAME'; data: Data }
  | { state: 'CHANGE'; data: Data; changes: Changes }
  | { state: 'BAD'; field: string; message: string };

/** What a batch made of one row: its new state, and what the audit log keeps of it. */
export type RowOutcome = {
  line: number;
  state: 'CREATED' | 'CHANGED' | 'KEPT' | 'FAILED';
  errors?: RowError[];
};

export type ImportCounts = {
  rowCount: number;
  badCount: number;
  createCount: number;
  changeCount: number;
  sameCount: number;
  createdCount: number;
  changedCount: number;
  keptCount: number;
  failedCount: number;
};

export type ImportRecord = ImportCounts & {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  header: string[];
  problem: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  uploadedBy: { name: string };
  appliedBy: { name: string } | null;
};

export type BadRow = { line: number; cells: string[]; state: 'BAD' | 'FAILED'; errors: RowError[] };
export type ChangingRow = { line: number; key: string | null; changes: Changes };
