import { clsx } from 'clsx';
import { type CSSProperties, type ReactNode, useId } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button';

type Props = {
  /** What the button shows. */
  trigger: ReactNode;
  /** The accessible name of the button, when what it shows is no words. */
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  className?: string;
  onToggle?: (isOpen: boolean) => void;
  /** MenuLink, MenuHeading, or forms with buttons of class `menu-item`. */
  children: ReactNode;
};

/** A button with a native popover: closes on Escape and on a click elsewhere, needs no script. */
export function Menu({
  trigger,
  label,
  variant = 'quiet',
  size = 'sm',
  align = 'end',
  className,
  onToggle,
  children,
}: Props) {
  const id = `menu${useId().replace(/\W/g, '')}`;
  const anchor = `--${id}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={clsx(buttonClass({ variant, size }), className)}
        style={{ anchorName: anchor } as CSSProperties}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className="menu"
        data-align={align}
        onToggle={onToggle && ((event) => onToggle(event.newState === 'open'))}
        style={{ positionAnchor: anchor } as CSSProperties}
      >
        {children}
      </div>
    </>
  );
}
