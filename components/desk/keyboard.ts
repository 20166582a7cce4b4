/** A key that means a command: nobody is typing, nothing is open above the page, no modifier is held. */
export function commandKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable]')) return null;
  // A name typed on after its first letter has chosen somebody is no command.
  if (event.key.length === 1 && target?.closest('.bulk')) return null;
  if (document.querySelector('dialog[open], [popover]:popover-open, [role=menu]')) return null;
  return event.key;
}

/** Follows plain clicks on links of the desk without loading the page anew; Link per row would cost a component each. */
export function softClick(event: MouseEvent, go: (href: string, link: HTMLAnchorElement) => void): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!link || !href?.startsWith('/desk') || link.target) return;
  event.preventDefault();
  go(href, link);
}

/** The address that a form of the desk asks for, without the fields left empty. */
export function softAddress(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
  }
  const text = query.toString();
  const path = new URL(form.action).pathname;
  return text ? `${path}?${text}` : path;
}
