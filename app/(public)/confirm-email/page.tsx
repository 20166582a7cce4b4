import type { Metadata } from 'next';
import { ConfirmEmailForm } from '@/components/auth/confirm-email-form';
import { Page, PageHeading } from '@/components/frame/page';

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link of a confirmation mail leads. Opening it changes nothing; the button does. */
export default async function ConfirmEmailPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <Page width="form">
      <PageHeading
        title="Confirm your address"
        lead="The notices about the upgrade of your accounts are sent by mail. Confirm that they reach you."
      />
      <ConfirmEmailForm token={typeof token === 'string' ? token.slice(0, 100) : ''} />
    </Page>
  );
}
