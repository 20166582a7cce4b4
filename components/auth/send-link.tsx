'use client';

import { type ReactNode, useActionState } from 'react';
import { StatusBadge } from '@/components/ui/status-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { VisuallyHidden } from '@/components/ui/text';
import { invitePersonAction, sendEmailConfirmationAction } from '@/lib/auth/actions/links';

const links = { confirmation: sendEmailConfirmationAction, invitation: invitePersonAction };

type Props = {
  /** To confirm their address, or to set their first password. */
  link: keyof typeof links;
  userId: string;
  /** Where several of these buttons stand on a page. */
  name?: string;
  children: ReactNode;
};

/** A button that sends a person a link by mail, and says what came of it beside itself. */
export function SendLink({ link, userId, name, children }: Props) {
  const [state, submit] = useActionState(links[link], null);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton variant="secondary" size="sm" pendingLabel="Sending…">
        {children}
        {name && <VisuallyHidden> to {name}</VisuallyHidden>}
      </SubmitButton>
      <span role="status">
        {state && (
          <StatusBadge meaning={state.ok ? 'done' : 'attention'} className="whitespace-normal">
            {state.message}
          </StatusBadge>
        )}
      </span>
    </form>
  );
}
