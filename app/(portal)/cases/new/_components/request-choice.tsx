import Link from 'next/link';
import type { ReactNode } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import { requestForms } from '@/components/cases/forms/registry';
import { productNames, requestNames } from '@/lib/cases/rules/subject';
import type { Product } from '@/lib/cases/types';
import { newCaseHref } from './addresses';

type Props = {
  account: { number: number; name: string; products: readonly Product[]; userAdministration: boolean } | null;
};

const says: Readonly<Record<RequestForm['request'], string>> = {
  NEW_USER: 'People who start, with license, number and devices',
  CHANGE: 'Extension, number, license, groups and more',
  OFF_BOARD: 'People who leave: number, voicemail and license settled',
};
const saysContactCenter: Partial<Record<RequestForm['request'], string>> = {
  NEW_USER: 'People who start, with role, queues and skills',
  CHANGE: 'Skills, queues, priorities, group and role',
  OFF_BOARD: 'People who leave: open interactions handed over',
};
const products: readonly Product[] = ['WORK', 'CONTACT_CENTER'];

/** The first screen: six plain choices in two columns, and what is broken below. */
export function RequestChoice({ account }: Props) {
  const asksForUsers = account === null || account.userAdministration;
  return (
    <div className="flex flex-col gap-6">
      {asksForUsers && (
        <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
          {products.map((product) => (
            <section key={product} aria-labelledby={`choice-${product}`} className="flex flex-col gap-3">
              <h2 id={`choice-${product}`} className="text-base font-semibold">
                {productNames[product]}
              </h2>
              {requestForms
                .filter((form) => form.product === product)
                .map(({ request }) => (
                  <Choice
                    key={request}
                    href={account ? newCaseHref({ account: account.number, product, request }) : null}
                    title={requestNames[request]}
                    missing={
                      account && !account.products.includes(product)
                        ? `${account.name} has no ${productNames[product]}.`
                        : null
                    }
                  >
                    {(product === 'CONTACT_CENTER' && saysContactCenter[request]) || says[request]}
                  </Choice>
                ))}
            </section>
          ))}
        </div>
      )}
      <section aria-labelledby="choice-technical" className="flex flex-col gap-3">
        <h2 id="choice-technical" className={asksForUsers ? 'text-base font-semibold' : 'sr-only'}>
          Anything else
        </h2>
        <Choice
          href={account ? newCaseHref({ account: account.number, kind: 'technical' }) : null}
          title="Something is broken"
          missing={null}
        >
          A technical case for Customer Support: what does not work, and how badly
        </Choice>
      </section>
    </div>
  );
}

type ChoiceProps = { href: string | null; title: string; missing: string | null; children: ReactNode };

const card = 'flex items-center gap-4 rounded-lg border p-4';

function Choice({ href, title, missing, children }: ChoiceProps) {
  const text = (
    <span className="min-w-0 flex-1">
      <span className="block font-medium">{title}</span>
      <span className="block text-sm text-muted">{missing ?? children}</span>
    </span>
  );
  // Not a disabled link: without an account, or without the product, there is nowhere to go.
  if (!href || missing) return <div className={`${card} border-dashed text-muted`}>{text}</div>;
  return (
    <Link
      href={href}
      className={`${card} group border-line-strong/60 bg-surface transition-colors hover:border-line-strong hover:bg-hover`}
    >
      {text}
      <span aria-hidden="true" className="text-lg text-faint group-hover:text-ink">
        →
      </span>
    </Link>
  );
}
