import type { FaqEntry, FaqTopic } from '@/lib/knowledge/types';
import { faqEntries } from './faq-entries';

const order: Record<FaqTopic, readonly string[]> = {
  unscheduled: ['when', 'several-accounts', 'opting-out', 'what-it-means'],
  scheduled: ['disruption', 'duration', 'moving-the-date', 'portals-compared'],
  lockout: ['duration', 'disruption', 'portals-compared', 'several-accounts'],
  completed: ['portals-compared', 'several-accounts', 'cost', 'what-it-means'],
};

/** The situation an upgrade phase puts an admin in; a failed upgrade waits for a new date. */
export function faqTopicOf(phase: string): FaqTopic {
  if (phase === 'SCHEDULED') return 'scheduled';
  if (phase === 'LOCKED_OUT' || phase === 'UPGRADING' || phase === 'OVERRUNNING') return 'lockout';
  return phase === 'COMPLETED' ? 'completed' : 'unscheduled';
}

/** The `count` questions closest to that situation, nearest first; beyond the chosen ones, the FAQ's own order. */
export function nearestQuestions(topic: FaqTopic, count: number): readonly FaqEntry[] {
  const rank = (entry: FaqEntry) => {
    const position = order[topic].indexOf(entry.slug);
    return position === -1 ? order[topic].length : position;
  };
  return faqEntries.toSorted((a, b) => rank(a) - rank(b)).slice(0, Math.max(0, count));
}
