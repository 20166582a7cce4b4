import type { Metadata } from 'next';
import { requirePageActor } from '@/lib/auth/loaders';
import { PHASES, type Phase } from '@/lib/upgrades/types';
import { OwnAccounts } from './_components/own-accounts';
import { StaffAccounts } from './_components/staff-accounts';

export const metadata: Metadata = { title: 'Accounts' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 200) : '');
const phaseIn = (text: string): Phase | undefined => PHASES.find((phase) => phase === text);

/** An admin's own accounts and when each is upgraded; for staff, every account with a search. */
export default async function AccountsPage({ searchParams }: Props) {
  const person = await requirePageActor('/accounts');
  const params = await searchParams;
  const query = {
    q: one(params.q),
    phase: phaseIn(one(params.phase)),
    cursor: one(params.cursor) || undefined,
  };
  if (person.scope.kind === 'accounts') return <OwnAccounts person={person} query={query} />;
  return <StaffAccounts person={person} query={query} />;
}
