import { products } from '@/components/cases/forms/technical';
import type { Promises } from '@/components/cases/promise-words';
import { DeferredTechnicalForm } from '@/components/cases/request/deferred-form';
import { Page } from '@/components/frame/page';
import type { FailureCase } from '@/components/upgrades/failure-case';
import type { KeptDraft } from '@/lib/cases/types';
import type { NewCaseQuery } from './addresses';
import { FormHeading } from './form-heading';
import type { NewCaseForm } from './step-one';

type Props = {
  loaded: NewCaseForm;
  of: NonNullable<NewCaseForm['account']>;
  query: NewCaseQuery;
  account: number;
  personId: string;
  newKey: string;
  zone: string;
  promises: Promises;
  draftForm: string;
  draft: KeptDraft | null;
  /** What the form begins with: an upgrade that did not complete. */
  failure: FailureCase | null;
};

const SUBJECT_CHARACTERS = 160;

/** Something is broken; with a request to report on, that is known and linked. */
export function TechnicalPage({ loaded, of, query, promises, failure, ...shared }: Props) {
  const { related } = loaded;
  const offered = products.filter(({ value }) => of.products.some((product) => product === value));
  const product = related?.product ?? (offered.length === 1 || failure ? offered[0]?.value : undefined);
  const subject = related
    ? `Problem with request ${related.number}: ${related.subject}`
    : (failure?.subject ?? '');
  const heading = failure ? 'Report an upgrade that did not complete' : 'Something is broken';
  return (
    <Page>
      <FormHeading
        loaded={loaded}
        query={query}
        zone={shared.zone}
        title={related ? 'Report a problem with a request' : heading}
        lead="A technical case for Customer Support. Say what happens; a specialist answers by the time below."
      />
      <DeferredTechnicalForm
        key={`${of.number}-${related?.number}-${query.about}`}
        {...shared}
        given={{
          product: product ?? '',
          subject: subject.slice(0, SUBJECT_CHARACTERS),
          description: failure?.description ?? '',
        }}
        givenSeverity={failure?.severity ?? null}
        relatedCase={related?.number ?? null}
        products={offered}
        promises={promises}
        promiseFacts={{ kind: 'TECHNICAL', serviceLevel: of.serviceLevel, region: of.region }}
      />
    </Page>
  );
}
