'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ScheduleForm, type ScheduleProps } from './schedule-form';

/** Gives the account a date or moves it, in a panel at the side. Each opening begins with the date as it is. */
export function SchedulePanel(props: ScheduleProps) {
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState('');
  const label = props.current ? 'Move the date' : 'Give it a date';
  const open = () => {
    setMessage('');
    setOpen(true);
  };
  const close = (after = '') => {
    setMessage(after);
    setOpen(false);
  };
  return (
    <>
      <Button variant={props.current ? 'secondary' : 'primary'} aria-haspopup="dialog" onClick={open}>
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="side"
        title={label}
        description={`${props.account.name}, ${props.account.number}`}
      >
        {isOpen && <ScheduleForm {...props} onDone={close} />}
      </Dialog>
      <p role="status" className="order-last self-center text-sm text-muted">
        {message}
      </p>
    </>
  );
}
