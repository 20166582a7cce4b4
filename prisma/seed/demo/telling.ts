import type { PersonRef } from '@/lib/cases/types';
import type { CaseStory } from '../case-story';
import type { Plot } from './plots';

/** What is said in a case, in its order. */
export type Script = { answer: string; question: string; customer: string; note: string; fix: string };

export type Telling = {
  plot: Plot;
  script: Script;
  agent: PersonRef;
  now: Date;
  isLocked: (at: Date) => Date | null;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Hands out the instants of a story: in order, never in the future, never inside a lockout of the account. */
class Hours {
  #last: number;

  constructor(
    readonly story: CaseStory,
    readonly telling: Telling,
  ) {
    this.#last = story.opening.receivedAt.getTime();
  }

  /** A share of the time there is: up to now, or a working day for what is over. */
  at(share: number): Date {
    const { receivedAt } = this.story.opening;
    const span = Math.min(this.telling.now.getTime() - receivedAt.getTime(), 0.9 * DAY_MS);
    return this.exactly(receivedAt.getTime() + share * span);
  }

  /** A share of the time in which the answer is due, and not later than the share of the time there is. */
  inTime(share: number): Date {
    const { receivedAt } = this.story.opening;
    const due = this.story.state.respondBy.getTime() - receivedAt.getTime();
    return this.exactly(Math.min(receivedAt.getTime() + share * due, this.#latest(share)));
  }

  #latest(share: number): number {
    const { receivedAt } = this.story.opening;
    return receivedAt.getTime() + share * (this.telling.now.getTime() - receivedAt.getTime());
  }

  exactly(wanted: number): Date {
    const { now, isLocked } = this.telling;
    const next = Math.max(wanted, this.#last + 1_000 * 37);
    const free = isLocked(new Date(next))?.getTime() ?? next;
    this.#last = Math.min(free, now.getTime() - 1_000);
    return new Date(this.#last);
  }

  /** Minutes after the last thing that happened. */
  after(minutes: number): Date {
    return this.exactly(this.#last + minutes * MINUTE_MS);
  }
}

type Chapter = (story: CaseStory, hours: Hours, telling: Telling) => void;

const taken: Chapter = (story, hours, { agent }) => story.claim(hours.inTime(0.3), agent);

const answered: Chapter = (story, hours, telling) => {
  taken(story, hours, telling);
  story.say(hours.inTime(0.55), telling.agent.id, telling.script.answer);
};

/** Half of the users are done; a technical case has a note instead. */
const workedOn: Chapter = (story, hours, { agent, script }) => {
  story.note(hours.at(0.45), agent, script.note);
  const half = Math.floor(story.items.length / 2);
  for (let done = 0; done < half; done += 1) story.completeItem(hours.at(0.5 + 0.1 * done), agent);
};

const asked: Chapter = (story, hours, { agent, script }) => story.ask(hours.at(0.6), agent, script.question);

const toldBack =
  (share: number): Chapter =>
  (story, hours, { script }) =>
    story.say(hours.at(share), story.opening.requesterId, script.customer);

/** Whoever is not done yet is done now; then the case is resolved. */
const resolved =
  (share: number): Chapter =>
  (story, hours, { agent, script }) => {
    while (story.state.itemsDone < story.state.itemCount) story.completeItem(hours.at(share), agent);
    story.resolve(hours.after(3), agent, script.fix);
  };

const closed: Chapter = (story, hours) => story.close(hours.after(26 * 60), story.opening.requesterId);

const answeredLate: Chapter = (story, hours, { agent, script }) => {
  const due = story.state.respondBy.getTime();
  story.claim(hours.exactly(due - 5 * MINUTE_MS), agent);
  story.say(hours.exactly(due + 48 * MINUTE_MS), agent.id, script.answer);
};

const CHAPTERS: Readonly<Record<Plot['outcome'], readonly Chapter[]>> = {
  unanswered: [],
  claimed: [taken],
  working: [answered, workedOn],
  waiting: [answered, asked],
  back: [answered, asked, toldBack(0.75), workedOn],
  resolved: [answered, workedOn, resolved(0.85)],
  closed: [answered, asked, toldBack(0.66), workedOn, resolved(0.9), closed],
  late: [answeredLate, workedOn, resolved(1.2), closed],
  cancelled: [(story, hours) => story.cancel(hours.inTime(0.2))],
};

export function tellPlot(story: CaseStory, telling: Telling): void {
  const hours = new Hours(story, telling);
  for (const chapter of CHAPTERS[telling.plot.outcome]) chapter(story, hours, telling);
}
