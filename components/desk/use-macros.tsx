'use client';

import { type ComponentProps, type RefObject, useState } from 'react';
import { shortcutAtEnd } from '@/lib/macros/rules';
import type { FilledMacro, MacroPicker } from './macro-picker';

type Field = RefObject<HTMLTextAreaElement | null>;
type Picker = { Picker: typeof MacroPicker; macros: ComponentProps<typeof MacroPicker>['macros'] };
const NOT_LOADED = 'The macros did not load. Your text is kept; try again.';

/**
 * Macros for a text field: picked from a list, or by `;name` and Tab. Everything of theirs, the list included, is
 * fetched at the first use. `write` sets the field's text.
 */
export function useMacros(number: number, field: Field, write: (text: string) => void) {
  const [picker, setPicker] = useState<Picker | null>(null);
  const [used, setUsed] = useState<FilledMacro | null>(null);
  const [told, setTold] = useState('');

  function insert(macro: FilledMacro, from: number, to: number) {
    const area = field.current;
    if (!area) return;
    const { value } = area;
    write(value.slice(0, from) + macro.text + value.slice(to));
    setTold(macro.caution);
    setUsed(macro.status || macro.severity || macro.assignToMe ? macro : null);
    const end = from + macro.text.length;
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(end, end);
    });
  }
  async function open() {
    setTold('');
    try {
      const [{ MacroPicker: Picker }, { fetchMacros }] = await Promise.all([
        import('./macro-picker'),
        import('./fetch-macros'),
      ]);
      setPicker({ Picker, macros: await fetchMacros(number) });
    } catch {
      setTold(NOT_LOADED);
    }
  }
  async function expand(shortcut: string, from: number, to: number) {
    setTold('');
    try {
      const macros = await (await import('./fetch-macros')).fetchMacros(number);
      // One's own comes before everybody's of the same shortcut.
      const macro = macros.findLast((each) => each.shortcut === shortcut);
      if (!macro) return setTold(`There is no macro ;${shortcut}.`);
      // Somebody who typed on meanwhile keeps what they typed.
      if (field.current?.value.slice(from, to) === `;${shortcut}`) insert(macro, from, to);
    } catch {
      setTold(NOT_LOADED);
    }
  }
  /** Tab after `;name`; true when it was one. */
  function onTab(): boolean {
    const area = field.current;
    if (!area || area.selectionStart !== area.selectionEnd) return false;
    const found = shortcutAtEnd(area.value.slice(0, area.selectionStart));
    if (found) void expand(found.shortcut, found.from, area.selectionStart);
    return found !== null;
  }
  const list = picker && (
    <picker.Picker
      macros={picker.macros}
      onPick={(macro) => insert(macro, field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0)}
      onClose={() => setPicker(null)}
    />
  );
  function forget() {
    setUsed(null);
    setTold('');
  }
  return { list, open, onTab, told, used, forget };
}
