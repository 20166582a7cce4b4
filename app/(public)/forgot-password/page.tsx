import type { Metadata } from 'next';
import { ForgotPasswordForm } from '@/components/auth/forgot-password-form';
import { Page, PageHeading } from '@/components/frame/page';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPasswordPage() {
  return (
    <Page width="form">
      <div className="mx-auto mt-8 max-w-96">
        <PageHeading
          title="Forgotten password"
          lead="Tell us the address you sign in with. We send a link there with which you set a new password."
        />
        <ForgotPasswordForm />
        <p className="mt-6 text-sm text-muted">
          It came back to you? <TextLink href="/sign-in">Sign in</TextLink>.
        </p>
      </div>
    </Page>
  );
}
