'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { answered, TAKING_LOST } from '@/components/cases/answered';
import { takeNextAction } from '@/lib/cases/actions';
import { matchingActions, type PaletteAction } from './palette-actions';
import { PaletteFound } from './palette-found';
import type { FrameRole } from './sections';
import { chooseTheme } from './theme-choice';
import { useFirstFound } from './use-first-found';
import { usePaletteSearch } from './use-palette-search';
import './palette.css';

export type PaletteProps = { role: FrameRole; onClose: () => void };

/** Cases, accounts, people and actions by a few letters: arrows move, Enter goes, Escape leaves. */
export function Palette({ role, onClose }: PaletteProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState('');
  const { answer, of, failure, isAsking } = usePaletteSearch(typed);
  const choice = useFirstFound({ of, isAsking, failure });
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const close = () => dialog.current?.close();
  const go = (href: string) => {
    close();
    router.push(href);
  };
  async function act(action: PaletteAction) {
    if ('href' in action) go(action.href);
    else if ('press' in action) {
      close();
      document.querySelector<HTMLElement>(action.press)?.click();
    } else if ('unfold' in action) {
      close();
      const opening = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
      document.querySelector<HTMLElement>(action.unfold)?.dispatchEvent(opening);
    } else if ('theme' in action) {
      chooseTheme(action.theme);
      close();
    } else {
      // Leads to the case that was taken; comes back only when there is none.
      const state = await answered(takeNextAction, TAKING_LOST)(null, new FormData());
      if (state && !state.ok) setTold(state.errors.map(({ message }) => message).join(' '));
      else close();
    }
  }
  const actions = matchingActions(role, typed);
  return (
    <dialog ref={dialog} aria-label="Search" onClose={onClose} className="dialog palette">
      <Command {...choice} label="Search" shouldFilter={false} loop>
        <Command.Input
          value={typed}
          onValueChange={(value) => {
            setTyped(value);
            setTold('');
          }}
          maxLength={100}
          placeholder={
            role === 'CUSTOMER_ADMIN' ? 'Search requests and accounts' : 'Search cases, accounts, people'
          }
        />
        <Command.List aria-busy={isAsking}>
          {(told || failure) && (
            <p role="alert" className="status shape px-3 py-2 whitespace-normal" data-meaning="attention">
              {told || failure}
            </p>
          )}
          <Command.Empty>{isAsking ? 'Searching…' : `Nothing has “${typed.trim()}”.`}</Command.Empty>
          <PaletteFound answer={answer} of={of} isCustomer={role === 'CUSTOMER_ADMIN'} onGo={go} />
          {actions.length > 0 && (
            <Command.Group heading="Actions">
              {actions.map((action) => (
                <Command.Item
                  key={action.label}
                  value={`do ${action.label}`}
                  onSelect={() => void act(action)}
                >
                  {action.label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}
