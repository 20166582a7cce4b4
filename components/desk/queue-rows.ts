import { remaining, shapes } from './words';

const rows = () => Array.from(document.querySelectorAll<HTMLTableRowElement>('.queue tbody tr'));
const linkOf = (row: HTMLTableRowElement | undefined) => row?.querySelector<HTMLAnchorElement>('.row-link');

export const numberOf = (row: HTMLTableRowElement | null | undefined) =>
  Number(row && linkOf(row)?.pathname.split('/').at(-1));

const ASSIGNEE_CELL = 6;
export const assigneeOf = (row: HTMLTableRowElement) => row.cells[ASSIGNEE_CELL]?.textContent ?? 'Somebody';

/** The case whose row has the focus, or had it last. */
let last: number | null = null;

export function currentRow(): HTMLTableRowElement | null {
  const focused = document.activeElement?.closest<HTMLTableRowElement>('.queue tbody tr');
  if (focused) last = numberOf(focused);
  return focused ?? rows().find((row) => numberOf(row) === last) ?? null;
}

export function focusRow(row: HTMLTableRowElement | undefined): void {
  if (!row) return;
  last = numberOf(row);
  row.scrollIntoView({ block: 'nearest' });
  linkOf(row)?.focus({ preventScroll: true });
}

/** One row down (1) or up (−1); from nowhere to the first. */
export function moveBy(step: 1 | -1): void {
  const all = rows();
  const current = currentRow();
  const isFocused = current?.contains(document.activeElement);
  const index = current ? all.indexOf(current) + (isFocused ? step : 0) : 0;
  focusRow(all[Math.max(0, Math.min(all.length - 1, index))]);
}

/** The row one step from a case's; when that is gone, from the place where it was. */
export function rowFrom(number: number, place: number, step: 1 | -1): HTMLTableRowElement | undefined {
  const all = rows();
  const at = placeOf(number);
  const next = at >= 0 ? at + step : step === 1 ? place : place - 1;
  return all[Math.max(0, Math.min(all.length - 1, next))];
}

export const firstNumber = (): number => numberOf(rows()[0]);

/** Says which row's case is shown beside the table. */
export function markShown(number: number): void {
  for (const row of rows()) {
    if (numberOf(row) === number) linkOf(row)?.setAttribute('aria-current', 'true');
    else linkOf(row)?.removeAttribute('aria-current');
  }
}

/** A case's row, or whichever took its place. */
export function rowAt(number: number, place: number): HTMLTableRowElement | undefined {
  const all = rows();
  return all.find((row) => numberOf(row) === number) ?? all[Math.min(place, all.length - 1)];
}

/** Back to a case's row, in the middle of the screen. */
export function returnTo(number: number, place: number): void {
  const row = rowAt(number, place);
  row?.scrollIntoView({ block: 'center' });
  focusRow(row);
}

export function placeOf(number: number): number {
  return rows().findIndex((row) => numberOf(row) === number);
}

const boxOf = (row: HTMLTableRowElement) => row.querySelector<HTMLInputElement>('input[type=checkbox]');

export type Ticked = { number: number; version: number };

/** The ticked cases of this page, each with the version that is shown. */
export const tickedCases = (): Ticked[] =>
  rows()
    .filter((row) => boxOf(row)?.checked)
    .map((row) => ({ number: numberOf(row), version: Number(boxOf(row)?.value) }));

/** Ticks exactly these cases of the page. */
export function tickOnly(numbers: readonly number[]): void {
  for (const row of rows()) {
    const box = boxOf(row);
    if (box) box.checked = numbers.includes(numberOf(row));
  }
  markHead();
}

/** The box in the head says whether all are ticked, whoever ticked or unticked them. */
function markHead(): void {
  const head = document.querySelector<HTMLInputElement>('.queue thead input[type=checkbox]');
  if (head) head.checked = rows().every((row) => boxOf(row)?.checked);
}

/** Presses the row's box as the pointer would; with `range` all from the one before. */
export function pressBox(row: HTMLTableRowElement | null, range: boolean): void {
  const box = row && boxOf(row);
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }));
}

let lastPressed: number | null = null;

/** Does what a pressed box means for the others: the one in the head ticks all, a shift ticks what lies between. */
export function followBox(box: HTMLInputElement, range: boolean): void {
  const all = rows();
  if (box.closest('thead')) {
    tickOnly(box.checked ? all.map(numberOf) : []);
    return;
  }
  const number = numberOf(box.closest('tr'));
  const [from, to] = [lastPressed ?? number, number].map((each) =>
    all.findIndex((row) => numberOf(row) === each),
  );
  lastPressed = number;
  const isRange = range && from !== undefined && to !== undefined && from >= 0;
  for (const row of isRange ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : []) {
    const other = boxOf(row);
    if (other) other.checked = box.checked;
  }
  markHead();
}

/** Lets the deadlines on the page go on with time; the order stays as it is until it is asked for. */
export function tickRows(now: number): void {
  for (const cell of document.querySelectorAll<HTMLElement>('.queue td[data-due]')) {
    const [dueAt = 0, atRiskAt = 0] = (cell.dataset.due ?? '').split(' ').map(Number);
    const { words, meaning, left } = remaining(dueAt, atRiskAt, now);
    // The text node itself is kept: React goes on updating it.
    if (cell.firstChild) cell.firstChild.nodeValue = words;
    cell.className = shapes[meaning];
    cell.style.setProperty('--left', `${Math.round((left ?? 0) * 100)}%`);
  }
}

const CASE_CELL = 2;

/** Says beside each case who is on it; the others lose their mark. */
export function markRows(words: ReadonlyMap<number, string>): void {
  for (const row of rows()) {
    const cell = row.cells[CASE_CELL];
    const here = words.get(numberOf(row));
    if (cell && here) cell.dataset.here = here;
    else if (cell) delete cell.dataset.here;
  }
}
