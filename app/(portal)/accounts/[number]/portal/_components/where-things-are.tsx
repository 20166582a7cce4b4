import { TextLink } from '@/components/ui/text-link';
import { ConsoleGuide } from '@/components/upgrades/console-guide';
import { loadPlaces } from '@/lib/knowledge/loaders';
import type { Person } from '@/lib/platform/actor';
import { loadGuideSeenAt } from '@/lib/upgrades/loaders';

type Props = { person: Person; accountNumber: number; isAsked: boolean };

/** The guide on an admin's first visit to Admin Console; afterwards the way back to it. Staff see it when they ask. */
export async function WhereThingsAre({ person, accountNumber, isAsked }: Props) {
  const membership = await loadGuideSeenAt(person, accountNumber);
  const isFirst = membership !== null && membership.guideSeenAt === null;
  if (isFirst || isAsked)
    return (
      <ConsoleGuide accountNumber={accountNumber} places={loadPlaces(accountNumber)} isFirst={isFirst} />
    );
  return (
    <p className="mb-4 text-sm">
      <TextLink href={`/accounts/${accountNumber}/portal?guide=1`}>Where things are now</TextLink>
    </p>
  );
}
