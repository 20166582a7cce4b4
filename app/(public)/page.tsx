import Link from 'next/link';
import { Page } from '@/components/frame/page';
import { UpgradeDay } from '@/components/knowledge/upgrade-day';
import { RegionPhones } from '@/components/service-levels/region-phones';
import { LinkButton } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { loadSignedIn } from '@/lib/auth/loaders';
import { homeOf } from '@/lib/auth/rules';
import { loadFirstAnswers, loadGuide } from '@/lib/knowledge/loaders';
import { loadSupportDesks } from '@/lib/service-levels/loaders';

export default async function HomePage() {
  const [signedIn, support] = await Promise.all([loadSignedIn(), loadSupportDesks()]);
  const { dayOfUpgrade } = loadGuide();
  return (
    <Page>
      <div className="grid gap-x-16 gap-y-10 sm:pt-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <header>
          <h1 className="text-xl">
            Your move from 8x8&nbsp;Classic to X&nbsp;Series, with every time in plain sight
          </h1>
          <p className="mt-3 max-w-prose text-muted">
            Cutover is for admins of 8x8 accounts. It shows when each of your accounts is upgraded, from when
            until when you are locked out of Account Manager, and what changes. It also takes your User
            Administration requests and support cases, each with a deadline you can see.
          </p>
          <div className="mt-5 flex flex-wrap gap-2">
            {signedIn ? (
              <LinkButton href={homeOf(signedIn.actor.role)} variant="primary">
                Go to your work
              </LinkButton>
            ) : (
              <LinkButton href="/sign-in" variant="primary">
                Sign in
              </LinkButton>
            )}
            <LinkButton href="/guide/x-series-upgrade-impact">What changes</LinkButton>
          </div>
        </header>
        <div>
          <RegionPhones desks={support.desks} now={support.now} />
          <p className="mt-2 text-sm">
            <TextLink href="/support">Hours, closed days and answer times</TextLink>
          </p>
        </div>
      </div>

      <section aria-labelledby="day" className="mt-12">
        <h2 id="day" className="mb-4 text-lg">
          How the upgrade goes
        </h2>
        <UpgradeDay moments={dayOfUpgrade} />
      </section>

      <section aria-labelledby="first" className="mt-12">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="first" className="text-lg">
            First things first
          </h2>
          <TextLink className="text-sm" href="/faq">
            All questions and answers
          </TextLink>
        </div>
        <dl className="mt-3 border-t">
          {loadFirstAnswers().map((entry) => (
            <div
              key={entry.slug}
              className="grid gap-x-8 gap-y-1 border-b py-3 md:grid-cols-[20rem_minmax(0,1fr)]"
            >
              <dt className="font-medium">
                <Link prefetch={false} href={`/faq#${entry.slug}`} className="rounded-sm hover:text-accent">
                  {entry.question}
                </Link>
              </dt>
              <dd className="max-w-prose text-muted">{entry.answer[0]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
}
