'use client';

import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';
import { alsoInWords } from '@/components/macros/words';
import type { Macro } from '@/lib/macros/types';
import '@/components/frame/palette.css';

/** `caution`: what of it doesn’t hold on this case, empty when all of it does. */
export type FilledMacro = Macro & { text: string; caution: string };
type Props = { macros: readonly FilledMacro[]; onPick: (macro: FilledMacro) => void; onClose: () => void };

/** The macros with this case's values in them: typing narrows, Enter puts one into the text. */
export function MacroPicker({ macros, onPick, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-label="Macros" onClose={onClose} className="dialog palette">
      <Command label="Macros" loop filter={byName}>
        <Command.Input placeholder="Find a macro" />
        <Command.List>
          <Command.Empty>No macro has these words. You write macros on the page Macros.</Command.Empty>
          {macros.map((macro) => (
            <Command.Item
              key={macro.id}
              value={macro.id}
              keywords={[macro.name, macro.shortcut ?? '']}
              onSelect={() => {
                dialog.current?.close();
                onPick(macro);
              }}
            >
              <span className="palette-line">
                <span className="font-medium">{macro.name}</span>
                {macro.shortcut && <span className="text-faint">;{macro.shortcut}</span>}
                <span className="ml-auto shrink-0 text-xs text-muted">{alsoInWords(macro)}</span>
              </span>
              <span className="palette-said">{macro.text}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
}

/** By name and shortcut only: the text holds the case's own words, which would find every macro. */
const byName = (_: string, typed: string, keywords: string[] = []): number =>
  keywords.join(' ').toLowerCase().includes(typed.trim().toLowerCase()) ? 1 : 0;
