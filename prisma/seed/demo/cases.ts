import type { PersonRef } from '@/lib/cases/types';
import type { CaseStory } from '../case-story';
import type { Random } from '../random';
import type { DemoAccount } from './account-type';
import { DEMO_ACCOUNTS } from './accounts';
import { AFTER_FAILED_UPGRADE, AFTER_REQUEST } from './linked-problems';
import { openProblem, openRequest, type Scene } from './openings';
import { AGENTS_OF } from './people';
import { PLOTS, type Plot } from './plots';
import { PROBLEMS } from './problems';
import { type Script, tellPlot } from './telling';
import { WORDS } from './words';

type DemoStory = CaseStory<DemoAccount>;

const MINUTE_MS = 60_000;

/** What balances the picture: nobody has all the cases, no problem is reported by everyone. */
type Tally = { cases: Map<number, number>; problems: Map<string, number> };

function leastUsed<Key, T>(
  random: Random,
  list: readonly T[],
  key: (value: T) => Key,
  used: Map<Key, number>,
): T {
  const uses = (value: T) => used.get(key(value)) ?? 0;
  const fewest = Math.min(...list.map(uses));
  const chosen = random.pick(list.filter((value) => uses(value) === fewest));
  used.set(key(chosen), fewest + 1);
  return chosen;
}

const isBeingLocked = (scene: Scene, account: DemoAccount) =>
  scene.lockoutsOf(account.number).some(({ to }) => to === null);

function accountFor(scene: Scene, plot: Plot, tally: Tally): DemoAccount {
  const fits = (account: DemoAccount) => {
    if (plot.account) return account.number === plot.account;
    if (plot.about === 'TECHNICAL') return true;
    // Work on a directory that is locked this minute would not be legal.
    return (
      account.userAdministration &&
      !(['working', 'back'].includes(plot.outcome) && isBeingLocked(scene, account))
    );
  };
  return leastUsed(scene.random, DEMO_ACCOUNTS.filter(fits), ({ number }) => number, tally.cases);
}

function agentFor({ random, staffOf }: Scene, account: DemoAccount): PersonRef {
  return staffOf(random.pick(AGENTS_OF[account.region]));
}

function tell(scene: Scene, plot: Plot, story: DemoStory, script: Script): DemoStory {
  const { account } = story.opening;
  const lockouts = scene.lockoutsOf(account.number);
  const isLocked = (at: Date) => {
    const hit = lockouts.find(({ from, to }) => to && at >= from && at <= to);
    return hit?.to ? new Date(hit.to.getTime() + 4 * MINUTE_MS) : null;
  };
  tellPlot(story, { plot, script, agent: agentFor(scene, account), now: scene.now, isLocked });
  return story;
}

function scriptFor({ random }: Scene, request: Exclude<Plot['about'], 'TECHNICAL'>) {
  const words = WORDS[request];
  const pair = random.whole(0, words.questions.length - 1);
  return {
    description: random.pick(words.descriptions),
    answer: random.pick(words.answers),
    question: words.questions[pair] ?? '',
    customer: words.replies[pair] ?? '',
    note: random.pick(words.notes),
    fix: random.pick(words.done),
  };
}

function tellOne(scene: Scene, plot: Plot, tally: Tally): DemoStory {
  const account = accountFor(scene, plot, tally);
  const { about } = plot;
  if (about === 'TECHNICAL') {
    const fitting = PROBLEMS.filter(({ product }) => account.products.includes(product));
    const problem = leastUsed(scene.random, fitting, ({ subject }) => subject, tally.problems);
    return tell(scene, plot, openProblem(scene, plot, account, problem, null), problem);
  }
  const script = scriptFor(scene, about);
  return tell(scene, plot, openRequest(scene, { ...plot, about }, account, script.description), script);
}

/** Something went wrong with a finished request, and what the upgrade that failed has left behind. */
function tellLinked(scene: Scene, told: readonly DemoStory[]): DemoStory[] {
  const failed = DEMO_ACCOUNTS.find(({ upgrade }) => upgrade.kind === 'failed');
  const request = told.find(
    ({ state, opening }) => state.status === 'RESOLVED' && opening.request === 'NEW_USER',
  );
  const linked: DemoStory[] = [];
  if (failed) {
    const plot: Plot = { about: 'TECHNICAL', outcome: 'working', gone: 0.3 };
    linked.push(
      tell(scene, plot, openProblem(scene, plot, failed, AFTER_FAILED_UPGRADE, null), AFTER_FAILED_UPGRADE),
    );
  }
  if (request) {
    const plot: Plot = { about: 'TECHNICAL', outcome: 'unanswered', gone: 0.5, severity: 'S2' };
    linked.push(
      tell(
        scene,
        plot,
        openProblem(scene, plot, request.opening.account, AFTER_REQUEST, request),
        AFTER_REQUEST,
      ),
    );
  }
  return linked;
}

/** Every case of the demo, in the order in which they came in. */
export function tellCases(scene: Scene): DemoStory[] {
  const tally: Tally = { cases: new Map(), problems: new Map() };
  const told = PLOTS.map((plot) => tellOne(scene, plot, tally));
  return [...told, ...tellLinked(scene, told)].sort(
    (a, b) => a.opening.receivedAt.getTime() - b.opening.receivedAt.getTime(),
  );
}
