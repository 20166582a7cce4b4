import 'server-only';
import { accountNumberIn } from '@/lib/accounts/rules';
import { getCase } from '@/lib/cases/data/get-case';
import { isInScope, isStaff, type Person } from '@/lib/platform/actor';
import { AppError } from '@/lib/platform/errors';

const MOST = 50;
const NUMBER = /^(account|case):(\d{1,10})$/;

export type AllowedTopics = { topics: string[]; accounts: number[] };

/** Every account of an admin; staff hear of all accounts through `desk`. */
function ownAccounts({ scope }: Person): readonly number[] {
  return scope.kind === 'accounts' ? scope.accountNumbers : [];
}

/** Whether somebody may still hear all that they were allowed to: their role stands, and every account they had. */
export function stillHears(before: Person, now: Person): boolean {
  return now.role === before.role && ownAccounts(before).every((number) => isInScope(now.scope, number));
}

async function mayHearCase(person: Person, number: number): Promise<boolean> {
  try {
    await getCase(person.scope, number);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Of the topics asked for, those this person may hear; the others are left out without a word. */
export async function allowedTopics(person: Person, asked: readonly string[]): Promise<AllowedTopics> {
  const accounts = new Set<number>();
  const topics = new Set<string>([`user:${person.userId}`]);
  for (const topic of asked.slice(0, MOST)) {
    if (topic === 'imports' && person.role === 'OPERATIONS') topics.add(topic);
    if ((topic === 'desk' || topic === 'upgrades') && isStaff(person)) topics.add(topic);
    if (topic === 'accounts') for (const number of ownAccounts(person)) accounts.add(number);
    const [, kind, digits] = NUMBER.exec(topic) ?? [];
    const number = accountNumberIn(digits ?? '');
    if (number === null) continue;
    if (kind === 'account' && isInScope(person.scope, number)) accounts.add(number);
    if (kind === 'case' && (await mayHearCase(person, number))) {
      topics.add(topic);
      // Notes are not heard of where customers listen; the desk hears of them on a topic of its own.
      if (isStaff(person)) topics.add(`desk-case:${number}`);
    }
  }
  return { topics: [...topics], accounts: [...accounts] };
}
