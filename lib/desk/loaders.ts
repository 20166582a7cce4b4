import 'server-only';
import { loadSignedIn } from '@/lib/auth/loaders';
import { countQueueViews } from '@/lib/cases/data/count-queue-views';
import { listAssignableStaff } from '@/lib/cases/data/staff';
import { loadQueue } from '@/lib/cases/loaders/desk';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import type { PersonRef } from '@/lib/cases/types';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { subscribe } from '@/lib/platform/live';
import { loadOpenSigns } from '@/lib/service-levels/loaders';
import type { Region } from '@/lib/service-levels/types';
import { countViews } from './data/count-views';
import { listViews } from './data/views';
import { PRESENCE_CHANGED } from './rules';
import type { CountedView } from './types';

type Beside = { views: CountedView[]; staff: Pick<PersonRef, 'id' | 'name'>[] };
type Kept = { value: Promise<Beside>; readAt: number; change: number };

const KEPT_MS = 10_000;
/** Even while events come one after the other, nobody's views are counted more often. */
const AT_LEAST_MS = 1_000;
const MOST_READERS = 500;

type Desk = { readers: Map<string, Kept>; change: number };
const process = globalThis as typeof globalThis & { cutoverDesk?: Desk };

/** What this process keeps, and the number of the desk's latest change that it heard of. */
function kept(): Desk {
  if (!process.cutoverDesk) {
    const desk: Desk = { readers: new Map(), change: 0 };
    process.cutoverDesk = desk;
    subscribe(['desk'], ({ name }) => {
      if (name !== PRESENCE_CHANGED) desk.change += 1;
    });
  }
  return process.cutoverDesk;
}

/** What stands beside the queue: the reader's saved views with their counts, and whom a case can be given to. */
async function loadBeside(person: Person, now: Date, openRegions: readonly Region[]): Promise<Beside> {
  const { readers, change } = kept();
  const found = readers.get(person.userId);
  const keptFor = found?.change === change ? KEPT_MS : AT_LEAST_MS;
  if (found && now.getTime() - found.readAt < keptFor) return found.value;
  const read = async () => {
    const [views, staff] = await Promise.all([
      listViews(person).then((all) => countViews(person, all, now, openRegions)),
      listAssignableStaff(),
    ]);
    return { views, staff: staff.map(({ id, name }) => ({ id, name })) };
  };
  const value = read();
  if (readers.size >= MOST_READERS) readers.clear();
  readers.set(person.userId, { value, readAt: now.getTime(), change });
  // What failed is not kept.
  value.catch(() => readers.delete(person.userId));
  return value;
}

/** The person changed a view of their own: they see it at once. */
export const forgetViews = (person: Person): void => void kept().readers.delete(person.userId);

/** The desk's page: one page of the queue, its views with their counts, and the open signs. */
export async function loadDesk(person: Person, filters: QueueFilters, cursor?: string) {
  const now = systemClock.now();
  const signs = await loadOpenSigns(now);
  const openRegions = signs.filter(({ open }) => open).map(({ region }) => region);
  const snapshot = (await loadSignedIn())?.snapshot;
  const [queue, beside] = await Promise.all([
    loadQueue(person, { ...filters, cursor, openRegions }, now, snapshot),
    loadBeside(person, now, openRegions),
  ]);
  return { ...queue, saved: beside.views, staff: beside.staff, signs, now };
}

type ViewCount = { view: string; count: number; capped: boolean };

/** The counts alone, for a page that stays open: of the queue's own views by name, of saved ones by id. */
export async function loadViewCounts(person: Person): Promise<ViewCount[]> {
  const now = systemClock.now();
  const signs = await loadOpenSigns(now);
  const openRegions = signs.filter(({ open }) => open).map(({ region }) => region);
  const [own, { views }] = await Promise.all([
    countQueueViews(person, now),
    loadBeside(person, now, openRegions),
  ]);
  return [...own, ...views.map(({ id, count, capped }) => ({ view: id, count, capped }))];
}
