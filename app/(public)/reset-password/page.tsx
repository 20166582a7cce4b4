import type { Metadata } from 'next';
import { ResetPasswordForm } from '@/components/auth/reset-password-form';
import { Page, PageHeading } from '@/components/frame/page';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { loadResettable } from '@/lib/auth/loaders';

export const metadata: Metadata = { title: 'Set a new password', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link for a forgotten password leads. Opening it uses nothing up; sending the form does. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token: given } = await searchParams;
  const token = typeof given === 'string' ? given.slice(0, 100) : '';
  const found = await loadResettable(token);
  if (!found)
    return (
      <Page width="form">
        <PageHeading title="This link is no longer good" />
        <Callout
          meaning="attention"
          title="It works once, for one hour, and only the latest one does"
          actions={<LinkButton href="/forgot-password">Send another link</LinkButton>}
        >
          Nothing was changed just now. If you have set your new password,{' '}
          <TextLink href="/sign-in">sign in</TextLink>.
        </Callout>
      </Page>
    );
  return (
    <Page width="form">
      <PageHeading
        title="Set a new password"
        lead={
          <>
            For {found.email}. You are signed out everywhere; API tokens keep working, and you can revoke them
            in your settings.
          </>
        }
      />
      <ResetPasswordForm token={token} email={found.email} />
    </Page>
  );
}
