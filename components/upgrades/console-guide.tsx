import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import type { Place } from '@/lib/knowledge/types';
import { putAwayGuideAction } from '@/lib/upgrades/actions';

type Props = { accountNumber: number; places: readonly Place[]; isFirst: boolean };

/** At the top of Admin Console: what moved where. Calm, and gone for good once it is put away. */
export function ConsoleGuide({ accountNumber, places, isFirst }: Props) {
  return (
    <section aria-labelledby="where-things-are" className="mb-6 rounded-lg border bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="where-things-are" className="text-lg">
            Where things are now
          </h2>
          <p className="mt-1 text-sm text-muted">
            This account is on X Series. More in the{' '}
            <TextLink href="/guide/x-series-upgrade-impact">X Series Upgrade Impact guide</TextLink>.
          </p>
        </div>
        {isFirst ? (
          <form action={putAwayGuideAction}>
            <input type="hidden" name="accountNumber" value={accountNumber} />
            <SubmitButton variant="secondary" size="sm" pendingLabel="Closing…">
              Got it
            </SubmitButton>
          </form>
        ) : (
          <TextLink href={`/accounts/${accountNumber}/portal`} className="text-sm">
            Close
          </TextLink>
        )}
      </div>
      <dl className="mt-4 grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {places.map(({ what, where, href, label }) => (
          <div key={what}>
            <dt className="font-medium">{what}</dt>
            <dd className="text-muted">
              {where}{' '}
              {href && (
                <TextLink href={href} className="whitespace-nowrap">
                  {label}
                </TextLink>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
