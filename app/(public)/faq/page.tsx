import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { FaqBrowser } from '@/components/knowledge/faq-browser';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = {
  title: 'Questions and answers',
  description:
    'What the upgrade from 8x8 Classic to X Series means, when it happens, how long it takes and what carries on.',
};

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export default async function FaqPage({ searchParams }: Props) {
  const { q } = await searchParams;
  return (
    <Page>
      <PageHeading
        title="Questions and answers"
        lead={
          <>
            Nine answers about the move from Classic to X Series. What changes in detail is in the{' '}
            <TextLink href="/guide/x-series-upgrade-impact">X&nbsp;Series Upgrade Impact guide</TextLink>, and
            people answer at <TextLink href="/support">Support</TextLink>.
          </>
        }
      />
      <FaqBrowser initialQuery={typeof q === 'string' ? q.slice(0, 200) : ''} />
    </Page>
  );
}
