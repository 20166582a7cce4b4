import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict, Invalid } from '@/lib/platform/errors';
import { accountsByNumber } from '../data/for-import';
import { getPerson } from '../data/people';
import { assertMayKeepPeople } from '../policy';
import { membershipInput } from '../schema';

// Its name makes open pages look at what their person may see now.
const changed = (userId: string, accountNumber: number) => ({
  name: 'session.scope_changed',
  topics: [`user:${userId}`, `account:${accountNumber}`],
  payload: { userId, accountNumber },
});

/** From their next request on the person sees the account. @throws Invalid, Conflict `not_an_admin` */
export const addMembership = command({
  name: 'membership.added',
  input: membershipInput,
  async run({ tx, actor }, { userId, accountNumber }) {
    assertMayKeepPeople(actor);
    const person = await getPerson(userId, tx);
    if (person.role !== 'CUSTOMER_ADMIN')
      throw new Conflict('Staff see every account; only customer admins are given one.', 'not_an_admin');
    if (!(await accountsByNumber(tx, [accountNumber])).has(accountNumber))
      throw Invalid.field('accountNumber', `There is no account ${accountNumber}.`);
    const { count } = await tx.membership.createMany({
      data: [{ userId, accountNumber }],
      skipDuplicates: true,
    });
    if (count === 0) return { result: { userId }, audit: [], events: [] };
    return {
      result: { userId },
      audit: { subjectType: 'person', subjectId: userId, accountNumber, after: { accountNumber } },
      events: [changed(userId, accountNumber)],
    };
  },
});

/** From their next request on the account is not there for the person. */
export const removeMembership = command({
  name: 'membership.removed',
  input: membershipInput,
  async run({ tx, actor }, { userId, accountNumber }) {
    assertMayKeepPeople(actor);
    await getPerson(userId, tx);
    const { count } = await tx.membership.deleteMany({ where: { userId, accountNumber } });
    if (count === 0) return { result: { userId }, audit: [], events: [] };
    return {
      result: { userId },
      audit: { subjectType: 'person', subjectId: userId, accountNumber, before: { accountNumber } },
      events: [changed(userId, accountNumber)],
    };
  },
});
