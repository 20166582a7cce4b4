import type { Metadata } from 'next';
import { SetPasswordForm } from '@/components/auth/set-password-form';
import { Page, PageHeading } from '@/components/frame/page';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { loadInvited } from '@/lib/auth/loaders';

export const metadata: Metadata = { title: 'Set your password', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link of an invitation leads. Opening it uses nothing up; sending the form does. */
export default async function InvitationPage({ searchParams }: Props) {
  const { token: given } = await searchParams;
  const token = typeof given === 'string' ? given.slice(0, 100) : '';
  const invited = await loadInvited(token);
  if (!invited)
    return (
      <Page width="form">
        <PageHeading title="This link is no longer good" />
        <Callout meaning="attention" title="It works once, for seven days, and only the latest one does">
          <p>
            If you have set your password, <TextLink href="/sign-in">sign in</TextLink>. Otherwise{' '}
            <TextLink href="/forgot-password">have another invitation sent to you</TextLink>, or{' '}
            <TextLink href="/support">call support</TextLink>.
          </p>
        </Callout>
      </Page>
    );
  return (
    <Page width="form">
      <PageHeading
        title="Set your password"
        lead={`Welcome, ${invited.name}. You sign in with ${invited.email} and the password you choose here.`}
      />
      <SetPasswordForm token={token} email={invited.email} />
    </Page>
  );
}
