import type { Metadata } from 'next';
import { Problem } from '@/components/frame/problem';
import { LinkButton } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Problem
      title="There is no page here for you"
      actions={
        <>
          <LinkButton href="/accounts" variant="primary">
            Go to your accounts
          </LinkButton>
          <LinkButton href="/support">Reach support</LinkButton>
        </>
      }
    >
      <p>The address may be mistyped, or it belongs to an account that your sign-in does not include.</p>
      <p>
        If it came from a colleague, ask them to check that you are an admin of that account. If it came from
        one of our mails, sign in with the address the mail was sent to.
      </p>
    </Problem>
  );
}
