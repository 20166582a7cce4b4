'use client';

import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button, type ButtonProps } from './button';

type Placement = 'center' | 'wide' | 'side';

type Props = {
  title: ReactNode;
  description?: ReactNode;
  placement?: Placement;
  children: ReactNode;
  /** Uncontrolled: the label of the button that opens it. */
  trigger?: ReactNode;
  triggerProps?: Omit<ButtonProps, 'onClick' | 'children'>;
  /** Controlled: one shared dialog for many rows. */
  open?: boolean;
  onClose?: () => void;
};

/** The browser's own modal dialog: focus, Escape and the backdrop come with it. `side` is a panel at the right edge. */
export function Dialog({
  title,
  description,
  placement = 'center',
  children,
  trigger,
  triggerProps,
  open,
  onClose,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open === undefined) return;
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <>
      {trigger && (
        <Button {...triggerProps} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
          {trigger}
        </Button>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClose={onClose}
        className={clsx(
          'dialog',
          placement === 'wide' && 'dialog-wide',
          placement === 'side' && 'dialog-side',
        )}
      >
        <div className="flex items-start justify-between gap-4 border-b px-4 py-3">
          <div>
            <h2 id={titleId} className="text-base font-semibold">
              {title}
            </h2>
            {description && <p className="mt-1 text-sm text-muted">{description}</p>}
          </div>
          <DialogClose variant="quiet" size="sm">
            Close
          </DialogClose>
        </div>
        <div className="p-4">{children}</div>
      </dialog>
    </>
  );
}

/** Closes the dialog it stands in. */
export function DialogClose(props: ComponentProps<typeof Button>) {
  return <Button {...props} onClick={(event) => event.currentTarget.closest('dialog')?.close()} />;
}
