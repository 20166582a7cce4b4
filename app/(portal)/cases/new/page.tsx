import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findRequestForm } from '@/components/cases/forms/registry';
import { DeferredRequestForm } from '@/components/cases/request/deferred-form';
import type { LockoutAhead } from '@/components/cases/request/lockout-dates';
import { Page } from '@/components/frame/page';
import { formatWindow } from '@/components/ui/time';
import { failureCase } from '@/components/upgrades/failure-case';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadCase } from '@/lib/cases/loaders/customers';
import { loadDraft, loadNewCaseForm } from '@/lib/cases/loaders/filing';
import { loadAccount } from '@/lib/upgrades/loaders';
import { lockoutDays } from '@/lib/upgrades/rules/lockout-days';
import { isLockedPhase } from '@/lib/upgrades/rules/phase';
import { newCaseHref, queryOf, type Search } from './_components/addresses';
import { FormHeading } from './_components/form-heading';
import { type NewCaseForm, StepOne } from './_components/step-one';
import { TechnicalPage } from './_components/technical-page';

/** The lockout that dates are held against: one that is ahead, however far, or going on. */
function lockoutAhead({ account, upgrade, phase, now }: NewCaseForm): LockoutAhead | null {
  if (!account || !upgrade || !phase || !(phase === 'SCHEDULED' || isLockedPhase(phase))) return null;
  const { lockoutStartsAt, expectedEndAt } = upgrade;
  const { timeZone } = account;
  return {
    days: lockoutDays(upgrade, timeZone),
    window: formatWindow(lockoutStartsAt, expectedEndAt, timeZone, now),
  };
}

export const metadata: Metadata = { title: 'New request' };

export default async function NewCasePage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = queryOf(await searchParams);
  // Operations report an upgrade of theirs that did not complete; all else is the customer's to ask for.
  const others = query.about === 'upgrade' && query.account ? (['OPERATIONS'] as const) : [];
  const person = await requirePageActor(newCaseHref(query), 'CUSTOMER_ADMIN', ...others);
  if (query.related && !query.account) {
    const { detail } = await loadCase(person, query.related);
    redirect(newCaseHref({ ...query, account: detail.accountNumber }));
  }
  const loaded = await loadNewCaseForm(person, query.account, query.related);
  const { account, promises, people } = loaded;
  const zone = person.timeZone;
  if (!account || !promises) return <StepOne loaded={loaded} query={query} zone={zone} />;

  const { number, serviceLevel, region } = account;
  // The key makes the request once, however often it is sent.
  const shared = { personId: person.userId, account: number, zone, newKey: randomUUID() };
  if (query.kind?.toLowerCase() === 'technical') {
    const failed = query.about === 'upgrade' ? await loadAccount(person, String(number)) : null;
    const failure = failed && failureCase({ ...failed, readerZone: zone });
    const of = { loaded, query, of: account, promises: promises.TECHNICAL, failure };
    const draftForm = ['TECHNICAL', loaded.related?.number ?? (failure && 'UPGRADE')]
      .filter(Boolean)
      .join('-');
    const draft = await loadDraft(person, number, draftForm);
    return <TechnicalPage {...shared} {...of} draftForm={draftForm} draft={draft} />;
  }

  const form = findRequestForm(query.product ?? '', query.request ?? '');
  if (!form || !account.userAdministration || !account.products.includes(form.product))
    return <StepOne loaded={loaded} query={query} zone={zone} />;
  const draft = await loadDraft(person, number, `${form.product}-${form.request}`);
  return (
    <Page>
      <FormHeading loaded={loaded} query={query} zone={zone} title={form.title} lead={form.lead} />
      <DeferredRequestForm
        key={`${number}-${form.product}-${form.request}`}
        {...shared}
        draft={draft}
        form={form}
        people={people}
        lockout={lockoutAhead(loaded)}
        promises={promises.USER_ADMINISTRATION}
        promiseFacts={{ kind: 'USER_ADMINISTRATION', serviceLevel, region }}
      />
    </Page>
  );
}
