import { openCase } from '@/lib/cases/commands/open-case';
import { getCase } from '@/lib/cases/data/get-case';
import { listEvents } from '@/lib/cases/data/list-events';
import type { CommandContext } from '@/lib/platform/command';
import {
  clockAt,
  contextFor,
  createAccount,
  createDirectoryUser,
  createPerson,
} from '@/tests/support/fixtures';

type AccountGiven = Parameters<typeof createAccount>[0];

/** An account with an admin, somebody else's account with theirs, an agent and a lead, all on one clock. */
export async function aDesk(given: AccountGiven = {}) {
  const clock = clockAt();
  const account = await createAccount(given);
  const foreign = await createAccount();
  const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [account.number] });
  const stranger = await createPerson('CUSTOMER_ADMIN', { accounts: [foreign.number] });
  const agent = await createPerson('AGENT');
  const lead = await createPerson('LEAD');
  const operations = await createPerson('OPERATIONS');
  const leaving = await createDirectoryUser(account.number, {
    firstName: 'Ada',
    lastName: 'Byron',
    phoneNumber: '+14085550101',
    device: 'Poly Edge E350, 00:1A:2B:3C:4D:5E',
  });
  const staying = await createDirectoryUser(account.number, { firstName: 'Alan', lastName: 'Mason' });
  const as = async (person: { token: string }, version?: number): Promise<CommandContext> =>
    contextFor(person, clock, version);
  return { clock, account, foreign, admin, stranger, agent, lead, operations, leaving, staying, as };
}

export type Desk = Awaited<ReturnType<typeof aDesk>>;

export const offBoardItem = (userId: string, given: object = {}) => ({
  userId,
  number: 'RELEASE',
  voicemail: 'DELETE',
  license: 'RETURN',
  device: 'RELEASE',
  ...given,
});

export const newUserItem = (email: string, given: object = {}) => ({
  firstName: 'Grace',
  lastName: 'Moreau',
  email,
  license: 'X2',
  ...given,
});

export const offBoard = (desk: Desk, given: object = {}) => ({
  account: desk.account.number,
  kind: 'USER_ADMINISTRATION',
  product: 'WORK',
  request: 'OFF_BOARD',
  severity: 'S1',
  items: [offBoardItem(desk.leaving.id)],
  ...given,
});

export const technical = (desk: Desk, given: object = {}) => ({
  account: desk.account.number,
  kind: 'TECHNICAL',
  product: 'WORK',
  severity: 'S2',
  subject: 'No ringing tone',
  description: 'Callers hear silence.',
  ...given,
});

export async function file(desk: Desk, input: object = offBoard(desk)) {
  return openCase(await desk.as(desk.admin), input);
}

export async function read(desk: Desk, number: number) {
  const { actor } = await desk.as(desk.agent);
  return getCase(actor.scope, number);
}

export async function timeline(desk: Desk, number: number, person: { token: string } = desk.agent) {
  const { actor } = await desk.as(person);
  return listEvents(actor, number);
}

export const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type);
