type Named = { id: string; name: string; email: string };

/** What stands after the `@`: the name, or the address where two share a name. */
export function mentionOf(person: Named, staff: readonly Named[]): string {
  const isAlone = staff.filter(({ name }) => name === person.name).length === 1;
  return isAlone ? person.name : person.email;
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}_-]/u.test(character);

/**
 * The ids of those whom a note mentions: `@` at the beginning of a word, then a name or an address in any case, and the end
 * of a word. Of names that begin alike the longest counts: "@Ann Marsh" is not "@Ann".
 */
export function mentionedIn(body: string, staff: readonly Named[]): Set<string> {
  const text = body.toLowerCase();
  const found = new Set<string>();
  const calls = staff
    .flatMap((person) => [
      { id: person.id, call: mentionOf(person, staff).toLowerCase() },
      { id: person.id, call: person.email.toLowerCase() },
    ])
    .sort((a, b) => b.call.length - a.call.length);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isWord(text[at - 1])) continue;
    const fits = calls.find(
      ({ call }) => text.startsWith(call, at + 1) && !isWord(text[at + 1 + call.length]),
    );
    if (fits) found.add(fits.id);
  }
  return found;
}

/** What has been written of a mention that is being typed, without its `@`; null when the caret is not in one. */
export function mentionAt(text: string, caret: number): string | null {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || isWord(text[at - 1])) return null;
  const begun = text.slice(at + 1, caret);
  return begun.length <= 40 && !begun.includes('\n') && !begun.startsWith(' ') ? begun : null;
}
