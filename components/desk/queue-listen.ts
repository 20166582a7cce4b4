import { commandKey, softAddress, softClick } from './keyboard';
import { currentRow, focusRow } from './queue-rows';

/** By key in small letters; one that answers `false` leaves the key to the browser. */
export type Commands = Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>;
export type Go = (href: string, link?: HTMLAnchorElement) => void;

/** The queue's links, forms and keys: one listener each for the whole table. @returns what ends it */
export function listenToQueue(go: Go, commands: Commands): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('click', (event) => softClick(event, go), { signal });
  document.addEventListener('keydown', (event) => press(event, commands), { signal });
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !('soft' in form.dataset)) return;
      event.preventDefault();
      go(softAddress(form));
    },
    { signal },
  );
  document.addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLSelectElement && target.form && 'soft' in target.form.dataset)
        target.form.requestSubmit();
    },
    { signal },
  );
  return () => stop.abort();
}

function press(event: KeyboardEvent, commands: Commands): void {
  const key = commandKey(event);
  const command = key === null ? undefined : commands[key.toLowerCase()];
  if (command && command(event) !== false) event.preventDefault();
}

/** Into the search, also when its place is folded away. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search');
  const fold = field?.closest('details');
  if (fold) fold.open = true;
  field?.select();
}

export const pressOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();

/** To what can be done with the ticked rows, or was just done; without it the key means nothing. */
export function focusBulk(): boolean {
  const control = document.querySelector<HTMLElement>('[aria-label="Ticked cases"] :is(select, button)');
  control?.focus();
  return control !== null;
}

/** And back to the row from there; elsewhere the key keeps its meaning. */
export function leaveBulk(): boolean {
  if (!document.activeElement?.closest('.bulk')) return false;
  focusRow(currentRow() ?? undefined);
  return true;
}
