'use client';

import { type ComponentType, lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import { mentionAt } from '@/lib/correspondence/rules/mentions';
import type { PickerProps } from './mention-picker';

/** Without its script a name is typed by hand, and counts as well. */
const Picker = lazy(
  async (): Promise<{ default: ComponentType<PickerProps> }> =>
    import('./mention-picker').catch(() => ({ default: () => null })),
);

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** What can stand after an `@`. */
  colleagues: readonly string[];
  onText: (text: string) => void;
};

/** Offers colleagues while an `@` is being written; the list comes with the first one. */
export function Mentions({ field, colleagues, onText }: Props) {
  const [begun, setBegun] = useState<string | null>(null);
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const look = () => setBegun(mentionAt(area.value, area.selectionStart));
    const leave = () => setBegun(null);
    area.addEventListener('input', look);
    area.addEventListener('blur', leave);
    return () => {
      area.removeEventListener('input', look);
      area.removeEventListener('blur', leave);
    };
  }, [field]);

  function pick(name: string) {
    const area = field.current;
    if (!area || begun === null) return;
    const end = area.selectionStart;
    const start = end - begun.length;
    onText(`${area.value.slice(0, start)}${name} ${area.value.slice(end)}`);
    setBegun(null);
    requestAnimationFrame(() => area.setSelectionRange(start + name.length + 1, start + name.length + 1));
  }

  if (begun === null) return null;
  const typed = begun.toLowerCase();
  const found = colleagues.filter((name) =>
    name
      .toLowerCase()
      .split(' ')
      .some((_, index, parts) => parts.slice(index).join(' ').startsWith(typed)),
  );
  if (found.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Picker key={typed} field={field} names={found} onPick={pick} onClose={() => setBegun(null)} />
    </Suspense>
  );
}
