import type { PersonRef } from '@/lib/cases/types';
import type { CaseStory } from '../case-story';
import type { Random } from '../random';

export type Script = { answer: string; question: string; fix: string };
export type Telling = {
  random: Random;
  now: Date;
  agent: PersonRef;
  script: Script;
  outsideLockout: (account: number, at: Date) => Date;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Instants of one story: each after the one before, none in the future. */
function hoursOf(story: CaseStory, { now, outsideLockout }: Telling) {
  const received = story.opening.receivedAt.getTime();
  let last = received;
  return (offsetMs: number): Date => {
    const wanted = new Date(Math.max(received + offsetMs, last + 1_000));
    last = Math.min(outsideLockout(story.opening.account.number, wanted).getTime(), now.getTime() - 1);
    return new Date(last);
  };
}

const spanOf = ({ state, opening }: CaseStory) => state.respondBy.getTime() - opening.receivedAt.getTime();

/** Claimed, answered (one in twenty too late), worked off, resolved, and closed a day later if that day is over. */
export function tellOver(story: CaseStory, telling: Telling): void {
  const { random, agent, script, now } = telling;
  const at = hoursOf(story, telling);
  if (random.chance(0.04)) {
    story.cancel(at(random.whole(2, 20) * MINUTE_MS));
    return;
  }
  const answerMs =
    spanOf(story) * (random.chance(0.05) ? 1 + random.next() * 0.5 : 0.1 + random.next() * 0.8);
  story.claim(at(answerMs * random.next()), agent);
  story.say(at(answerMs), agent.id, script.answer);
  const workMs = answerMs + random.next() * (random.chance(0.04) ? 30 : 18) * HOUR_MS;
  const { itemCount } = story.state;
  for (let item = 0; item < itemCount; item += 1) story.completeItem(at(workMs + item * MINUTE_MS), agent);
  const resolvedAt = at(workMs + 10 * MINUTE_MS);
  story.resolve(resolvedAt, agent, script.fix);
  const closeMs = resolvedAt.getTime() + 24 * HOUR_MS - story.opening.receivedAt.getTime();
  if (story.opening.receivedAt.getTime() + closeMs < now.getTime())
    story.close(at(closeMs), story.opening.requesterId);
}

/** Most answers that are due have been given; what is not due yet is mostly untouched. */
export function tellOpen(story: CaseStory, telling: Telling): void {
  const { random, agent, script, now } = telling;
  const at = hoursOf(story, telling);
  const ageMs = now.getTime() - story.opening.receivedAt.getTime();
  const isDue = story.state.respondBy <= now;
  const share = random.next();
  if (isDue ? share < 0.04 : share < 0.6) return;
  const answerMs = Math.min(spanOf(story), ageMs) * 0.7;
  story.claim(at(answerMs * random.next()), agent);
  if (!isDue && share < 0.8) return;
  story.say(at(answerMs), agent.id, script.answer);
  const isLate = story.state.completeBy !== null && story.state.completeBy <= now;
  // A request that has waited through its day mostly waits on the customer.
  if (isLate ? share < 0.9 : share < 0.2) story.ask(at(ageMs * 0.85), agent, script.question);
  else if (story.state.itemCount > 1) story.completeItem(at(ageMs * 0.9), agent);
}
