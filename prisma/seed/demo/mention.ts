import type { PersonRef } from '@/lib/cases/types';
import type { CaseStory } from '../case-story';

const MINUTE_MS = 60_000;

/** A lead asks an agent about one of their cases: the newest technical one that is under way. */
export function askAColleague(
  cases: readonly CaseStory[],
  { lead, agent }: { lead: PersonRef; agent: PersonRef },
  now: Date,
): void {
  const story = cases.findLast(
    ({ opening, state }) =>
      opening.kind === 'TECHNICAL' && state.status === 'OPEN' && state.assigneeId === agent.id,
  );
  if (!story) return;
  const last = story.state.lastActivityAt.getTime();
  const at = Math.max(now.getTime() - 25 * MINUTE_MS, Math.ceil((last + now.getTime()) / 2));
  story.note(
    new Date(at),
    lead,
    `@${agent.name} Their admin rang the desk about this one. Can you tell them where it stands?`,
  );
}
