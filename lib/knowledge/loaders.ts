import { faqEntries } from './rules/faq-entries';
import { carriesOn, dayOfUpgrade, guideSections, moves } from './rules/guide';
import { nearestQuestions } from './rules/nearest';
import { placesOf } from './rules/places';
import type { FaqTopic } from './types';

/** The guide as the page shows it. */
export function loadGuide() {
  return { moves, carriesOn, dayOfUpgrade, sections: guideSections };
}

/** For the account page: the questions nearest to where the account stands. */
export function loadNearestQuestions(topic: FaqTopic, count: number) {
  return nearestQuestions(topic, count);
}

/** The first answers on the public front page: what most people came to ask. */
export function loadFirstAnswers() {
  const slugs = ['duration', 'cost', 'disruption', 'opting-out'];
  return faqEntries.filter((entry) => slugs.includes(entry.slug));
}

/** Where things are now, for an admin's first visit to Admin Console. */
export function loadPlaces(accountNumber: number) {
  return placesOf(accountNumber);
}
