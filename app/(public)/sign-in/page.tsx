import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Page, PageHeading } from '@/components/frame/page';
import { TextLink } from '@/components/ui/text-link';
import { loadSignedIn } from '@/lib/auth/loaders';
import { homeOf, safeReturnPath } from '@/lib/auth/rules';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const asked = (await searchParams).callbackUrl;
  const wanted = typeof asked === 'string' ? asked : null;
  const signedIn = await loadSignedIn();
  if (signedIn) redirect(safeReturnPath(wanted, homeOf(signedIn.actor.role)));
  return (
    <Page width="form">
      <div className="mx-auto mt-8 max-w-96">
        <PageHeading title="Sign in" lead="See when your accounts are upgraded, and follow your requests." />
        <SignInForm callbackUrl={safeReturnPath(wanted, '')} />
        <p className="mt-4 text-sm">
          <TextLink href="/forgot-password">Forgotten your password?</TextLink>
        </p>
        <p className="mt-6 text-sm text-muted">
          Access begins with an invitation by mail. If you have none, ask your account manager at 8x8. Urgent
          problems are answered by phone: <TextLink href="/support">support hours and numbers</TextLink>.
        </p>
      </div>
    </Page>
  );
}
