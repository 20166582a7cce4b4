import 'server-only';
import type { Person } from '@/lib/platform/actor';
import { listRefusedMails } from './data/refused-mails';
import { listWatchers } from './data/watchers';

/** Who watches a case, as the reader may know it; the case was loaded before. */
export const loadWatchers = (person: Person, number: number) => listWatchers(person, number);

/** For operations: mails that came in and reached no case. */
export const loadRefusedMails = () => listRefusedMails();
