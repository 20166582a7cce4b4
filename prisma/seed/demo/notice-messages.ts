import { type NoticeLetter, noticeLine, noticeMail } from '@/lib/upgrades/rules/notice-mail';
import type { PeopleRows } from '../people';
import type { UpgradeRows } from '../upgrade-story';
import { DEMO_ACCOUNTS } from './accounts';
import type { Post } from './messages';

type Notice = UpgradeRows['notices'][number];
type Told = { people: PeopleRows; upgrades: UpgradeRows; origin: string };

const KIND = 'upgrade-notice';

/** What a notice said when it went out: before a move, the window was the old one. */
function letterOf({ upgrades, people, origin }: Told, notice: Notice): NoticeLetter {
  const upgrade = upgrades.upgrades.find(({ id }) => id === notice.upgradeId);
  const account = DEMO_ACCOUNTS.find(({ number }) => number === upgrade?.accountNumber);
  const reader = people.users.find(({ id }) => id === notice.userId);
  if (!upgrade || !account || !reader)
    throw new RangeError('A notice of the demo has no upgrade or no reader.');
  const move = upgrades.moves.find(({ upgradeId }) => upgradeId === upgrade.id);
  const before = move && {
    lockoutStartsAt: new Date(move.fromLockoutStartsAt),
    expectedEndAt: new Date(move.fromExpectedEndAt),
  };
  const isFirst = notice.scheduleVersion === 1;
  const own = people.memberships.filter(({ userId }) => userId === reader.id);
  return {
    step: notice.step,
    hoursBefore: notice.hoursBefore ?? null,
    accounts: [
      {
        account,
        upgrade: (isFirst && before) || upgrade,
        told: (!isFirst && before) || null,
        reason: move?.reason ?? null,
      },
    ],
    hasOthers: own.length > 1,
    readerZone: reader.timeZone,
    extraSentence: null,
    origin,
  };
}

/** An inbox item and a mail for each notice. In the demo nobody has two accounts in one wave, so no two share a mail. */
export function tellNotices(post: Post, told: Told): void {
  const addresses = new Map(told.people.users.map(({ id, email }) => [id, email]));
  for (const notice of told.upgrades.notices) {
    const letter = letterOf(told, notice);
    const { number } = letter.accounts[0].account;
    const person = { userId: notice.userId, email: addresses.get(notice.userId) ?? '' };
    const sentAt = new Date(notice.sentAt);
    const message = {
      occasion: `upgrade:${notice.upgradeId}:v${notice.scheduleVersion}:${notice.step}`,
      kind: KIND,
      ...noticeLine(letter),
      href: `/accounts/${number}`,
      accountNumber: number,
    };
    post.inbox(person, message, sentAt);
    notice.mailId = post.mail(
      person,
      KIND,
      { occasion: `notices:${notice.id}`, ...noticeMail(letter) },
      sentAt,
    );
  }
}
