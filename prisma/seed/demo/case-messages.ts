import type { CaseStatus, EventType } from '@/lib/cases/types';
import { hears } from '@/lib/correspondence/rules/hearers';
import { mentionedIn } from '@/lib/correspondence/rules/mentions';
import { newsOf } from '@/lib/correspondence/rules/news';
import { mailOf, mailSubjectOf, wordsOf } from '@/lib/correspondence/rules/words';
import type { Author, Candidate, News } from '@/lib/correspondence/types';
import type { SeedTx } from '../connection';
import type { PeopleRows } from '../people';
import type { Post } from './messages';

type Told = { people: PeopleRows; origin: string };
type User = PeopleRows['users'][number];

const DAYS_TOLD = 6;
const DAY_MS = 86_400_000;

const isStaff = ({ role }: User) => role !== 'CUSTOMER_ADMIN';
const staffOf = ({ users }: PeopleRows) =>
  users.filter(isStaff).map(({ id, name, email }) => ({ id, name, email }));

/** Who was given what, and what became graver, the demo leaves out. */
const ONLY_SAID = { from: null, toId: null, problem: null };

/** The changes of the last days with something said in them, oldest first; the events of one change share its instant. */
async function readChanges(tx: SeedTx, now: Date) {
  const events = await tx.caseEvent.findMany({
    where: { at: { gt: new Date(now.getTime() - DAYS_TOLD * DAY_MS) }, actorId: { not: null } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { case: { include: { account: { select: { name: true } } } } },
  });
  const changes = Map.groupBy(events, ({ caseNumber, at, actorId }) =>
    [caseNumber, at.getTime(), actorId].join(),
  );
  return [...changes.values()].flatMap((change) => {
    const told = change.map((event) => ({
      ...event,
      type: event.type as EventType,
      ...ONLY_SAID,
      to: (event.data as { to?: CaseStatus }).to ?? null,
    }));
    const [first] = change;
    const news = newsOf(told);
    return first && news ? [{ first, news }] : [];
  });
}

type Change = Awaited<ReturnType<typeof readChanges>>[number];

function candidates(
  { case: { requesterId, assigneeId } }: Change['first'],
  told: Told,
  mentioned: Set<string>,
) {
  return told.people.users
    .filter(({ id }) => id === requesterId || id === assigneeId || mentioned.has(id))
    .map(
      (user): Candidate => ({
        userId: user.id,
        email: user.email,
        name: user.name,
        isStaff: isStaff(user),
        isMember: !isStaff(user),
        isRequester: user.id === requesterId,
        isAssignee: user.id === assigneeId,
        watches: null,
      }),
    );
}

function tellOne(post: Post, { origin }: Told, { first, news }: Change, reader: Candidate, how: How): void {
  const { number, subject, accountNumber, account } = first.case;
  const about = { number, subject, accountName: account.name };
  const kind = news.visibility === 'INTERNAL' ? 'case-note' : 'case-reply';
  const occasion = `case-event:${first.id}`;
  const href = `${reader.isStaff ? '/desk' : '/cases'}/${number}`;
  const words = wordsOf(news, about, how.author, {
    isStaff: reader.isStaff,
    isMentioned: how.isMentioned,
    isOnDesk: false,
  });
  post.inbox(reader, { ...words, occasion, kind, href, accountNumber }, first.at);
  const content = mailOf(words, news, about, { href: `${origin}${href}`, isAnswered: false });
  const letter = { subject: mailSubjectOf(about), thread: `case-${number}`, content };
  post.mail(reader, kind, { occasion: `${occasion}:${reader.userId}`, ...letter }, first.at);
}

type How = { author: Author; isMentioned: boolean };

const mentionedBy = ({ visibility, body }: News, people: PeopleRows) =>
  visibility === 'INTERNAL' && body ? mentionedIn(body, staffOf(people)) : new Set<string>();

/** Who was told of what was said on the cases, by the rules that `tellCase` follows. */
export async function tellCaseNews(tx: SeedTx, post: Post, told: Told): Promise<void> {
  const users = new Map(told.people.users.map((user) => [user.id, user]));
  for (const change of await readChanges(tx, post.now)) {
    const actor = users.get(change.first.actorId ?? '');
    if (!actor) continue;
    const author = { id: actor.id, name: actor.name, isStaff: isStaff(actor) };
    const mentioned = mentionedBy(change.news, told.people);
    for (const reader of candidates(change.first, told, mentioned))
      if (hears(reader, change.news, author, mentioned))
        tellOne(post, told, change, reader, { author, isMentioned: mentioned.has(reader.userId) });
  }
}
