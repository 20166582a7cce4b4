'use client';

import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

const MOST = 6;

export type PickerProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  names: readonly string[];
  onPick: (name: string) => void;
  onClose: () => void;
};

/** Colleagues to mention: arrows move, Enter or Tab takes, Escape closes; the text keeps the focus. */
export default function MentionPicker({ field, names, onPick, onClose }: PickerProps) {
  const id = useId();
  const shown = names.slice(0, MOST);
  const [at, setAt] = useState(0);
  // The field's listener is put on once; it reads what is current.
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  keys.current = (event) => {
    const name = shown[at];
    if (event.ctrlKey || event.metaKey || event.altKey || name === undefined) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % shown.length);
    else if (event.key === 'ArrowUp') setAt((at + shown.length - 1) % shown.length);
    else if (event.key === 'Enter' || event.key === 'Tab') onPick(name);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Before it is painted: whoever sees the list and presses Enter means it.
  useLayoutEffect(() => {
    const area = field.current;
    const press = (event: KeyboardEvent) => keys.current(event);
    area?.addEventListener('keydown', press);
    area?.setAttribute('aria-controls', id);
    return () => {
      area?.removeEventListener('keydown', press);
      area?.removeAttribute('aria-controls');
      area?.removeAttribute('aria-activedescendant');
    };
  }, [field, id]);
  useEffect(() => field.current?.setAttribute('aria-activedescendant', `${id}-${at}`), [field, id, at]);

  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label="Colleagues to mention"
      className="border-t bg-surface p-1 text-sm"
    >
      {shown.map((name, index) => (
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="cursor-pointer rounded-md px-2 py-1 aria-selected:bg-hover aria-selected:font-medium"
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(name);
          }}
        >
          {name}
        </div>
      ))}
    </div>
  );
}
