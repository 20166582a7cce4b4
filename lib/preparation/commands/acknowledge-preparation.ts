import 'server-only';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { assertMaySee } from '@/lib/upgrades/policy';
import { readChecklists } from '../data';
import { acknowledgePreparationInput } from '../schema';

/**
 * An admin has seen lines of the checklist, as they were on their screen: a line whose facts are others by now is refused,
 * so that nobody answers for what they have not read.
 */
export const acknowledgePreparation = command({
  name: 'preparation.acknowledged',
  input: acknowledgePreparationInput,
  async run({ tx, actor, now }, { accountNumber, lines }) {
    const { userId } = requirePerson(actor);
    assertMaySee(actor, accountNumber);
    requireRole(actor, 'CUSTOMER_ADMIN');
    // A date that is being withdrawn or moved at this moment is waited for.
    await tx.$queryRaw`SELECT 1 FROM accounts WHERE number = ${accountNumber} FOR SHARE`;
    const checklist = (await readChecklists([accountNumber], now, tx)).get(accountNumber);
    const upgradeId = checklist?.upgradeId;
    if (!checklist || !upgradeId)
      throw new Conflict('There is no date ahead of this account. Nothing was noted.', 'not_scheduled');
    const isAsSeen = lines.every(({ finding, fingerprint }) =>
      checklist.lines.some(
        (line) => line.finding === finding && line.fingerprint === fingerprint && line.state !== 'settled',
      ),
    );
    if (!isAsSeen)
      throw new Conflict('The list has changed. Read it again; nothing was noted.', 'list_changed');
    for (const { finding, fingerprint } of lines) {
      const noted = { fingerprint, acknowledgedById: userId, acknowledgedAt: now };
      await tx.preparationAcknowledgement.upsert({
        where: { upgradeId_finding: { upgradeId, finding } },
        create: { upgradeId, finding, ...noted },
        update: noted,
      });
    }
    return {
      result: { accountNumber },
      audit: { subjectType: 'upgrade', subjectId: upgradeId, accountNumber, after: { acknowledged: lines } },
      events: [
        {
          name: 'preparation.acknowledged',
          topics: [`account:${accountNumber}`],
          payload: { accountNumber, upgradeId },
        },
      ],
    };
  },
});
