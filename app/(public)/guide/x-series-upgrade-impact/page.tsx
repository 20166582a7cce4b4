import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { MovesTable } from '@/components/knowledge/moves-table';
import { UpgradeDay } from '@/components/knowledge/upgrade-day';
import { TextLink } from '@/components/ui/text-link';
import { loadGuide } from '@/lib/knowledge/loaders';

export const metadata: Metadata = {
  title: 'X Series Upgrade Impact',
  description:
    'What moves where when an account goes from 8x8 Classic to X Series, and what carries on as before.',
};

export default function GuidePage() {
  const { moves, carriesOn, dayOfUpgrade, sections } = loadGuide();
  const contents = [
    { slug: 'moves', title: 'What moves where' },
    ...sections,
    { slug: 'carries-on', title: 'What carries on' },
    { slug: 'the-day', title: 'The day of the upgrade' },
  ];
  return (
    <Page>
      <PageHeading
        title="X Series Upgrade Impact"
        lead="What is different for an admin once an account has moved from Classic to X Series, what stays as it is, and how the day goes."
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label="On this page" className="self-start max-lg:hidden lg:sticky lg:top-20">
          <ol className="border-l text-sm">
            {contents.map((part) => (
              <li key={part.slug}>
                <a
                  href={`#${part.slug}`}
                  className="-ml-px block border-l border-transparent py-1 pl-3 text-muted hover:border-accent hover:text-ink"
                >
                  {part.title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="moves">
            <h2 id="moves" className="text-lg">
              What moves where
            </h2>
            <div className="mt-3">
              <MovesTable moves={moves} />
            </div>
          </section>
          {sections.map((section) => (
            <section key={section.slug} aria-labelledby={section.slug}>
              <h2 id={section.slug} className="text-lg">
                {section.title}
              </h2>
              <div className="reading mt-2">
                {section.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </section>
          ))}
          <section aria-labelledby="carries-on">
            <h2 id="carries-on" className="text-lg">
              What carries on
            </h2>
            <dl className="mt-3 max-w-prose border-t">
              {carriesOn.map(({ what, how }) => (
                <div key={what} className="grid gap-x-4 border-b py-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
                  <dt className="font-medium">{what}</dt>
                  <dd className="text-muted">{how}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section aria-labelledby="the-day">
            <h2 id="the-day" className="mb-4 text-lg">
              The day of the upgrade
            </h2>
            <UpgradeDay moments={dayOfUpgrade} />
            <p className="mt-4">
              The times for each of your accounts are on{' '}
              <TextLink href="/accounts">your accounts page</TextLink>. Short answers are in{' '}
              <TextLink href="/faq">Questions and answers</TextLink>.
            </p>
          </section>
        </div>
      </div>
    </Page>
  );
}
