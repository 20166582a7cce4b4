'use client';

import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button';

type Choice = { value: string; label: string };

export type ChoiceMenuProps = {
  trigger: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The form each choice submits, by its id, under this name. */
  form: string;
  name: string;
  choices: readonly Choice[];
  disabled?: boolean;
  onToggle?: (isOpen: boolean) => void;
};

type Props = ChoiceMenuProps & {
  /** It was asked for before it was here: it opens at once, and a key begins at the first choice. */
  openedBy: 'keyboard' | 'pointer';
};

/** The menu itself, with Radix. */
export function ChoiceMenuList(props: Props) {
  const { trigger, variant = 'secondary', size = 'sm', form, name, choices, disabled, openedBy } = props;
  // The item is gone before a click on it would submit: this button submits in its place.
  const submitter = useRef<HTMLButtonElement>(null);
  // Radix saw no key: it came before the menu did. Later openings it saw itself.
  const isToFocus = useRef(openedBy === 'keyboard');
  const focusFirst = (item: HTMLDivElement | null) => {
    if (!item || !isToFocus.current) return;
    isToFocus.current = false;
    item.focus({ preventScroll: true });
  };
  const choose = (value: string) => {
    if (!submitter.current) return;
    submitter.current.value = value;
    submitter.current.click();
  };
  return (
    <DropdownMenu.Root modal={false} defaultOpen onOpenChange={props.onToggle}>
      <DropdownMenu.Trigger disabled={disabled} className={buttonClass({ variant, size })}>
        {trigger}
      </DropdownMenu.Trigger>
      <button ref={submitter} type="submit" form={form} name={name} hidden tabIndex={-1} />
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu menu-choices" align="start" sideOffset={4} loop>
          {choices.map(({ value, label }, index) => (
            <DropdownMenu.Item
              key={value}
              ref={index === 0 ? focusFirst : undefined}
              className="menu-item"
              onSelect={() => choose(value)}
            >
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
