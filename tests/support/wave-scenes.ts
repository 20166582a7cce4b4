import { db } from '@/lib/platform/db';
import { type Cast, createOwnAccount, type Scene } from './api-cast';

const DAY_MS = 86_400_000;
const dayAhead = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const terms = () => ({
  name: `Wave ${crypto.randomUUID()}`,
  region: 'US' as const,
  opensAt: '22:00',
  closesAt: '04:00',
  capacityPerHour: 10,
});

const ofWave = async (rest: string, done: number, body?: unknown): Promise<Scene> => {
  const day = new Date(`${dayAhead(21)}T00:00:00.000Z`);
  const { id } = await db.wave.create({ data: { ...terms(), day, createdAt: new Date() } });
  return { path: `/waves/${id}${rest}`, missing: `/waves/${crypto.randomUUID()}${rest}`, done, body };
};

const freeze = () => ({ firstDay: dayAhead(60), lastDay: dayAhead(61), reason: 'Stocktaking' });

/** For the operations on waves and freezes; a plan finds an account of the cast’s admin that has no date. */
export const waveScenes: Record<string, (cast: Cast) => Promise<Scene>> = {
  listWaves: async () => ({ path: '/waves', done: 200 }),
  createWave: async () => ({ path: '/waves', body: { ...terms(), day: dayAhead(21) }, done: 201 }),
  getWave: () => ofWave('', 200),
  changeWave: () => ofWave('', 200, { capacityPerHour: 5 }),
  planWave: async (cast) => ofWave('/plan', 200, { accounts: [{ account: await createOwnAccount(cast) }] }),
  applyPlan: async (cast) => ofWave('/apply', 202, { accounts: [{ account: await createOwnAccount(cast) }] }),
  moveWave: () => ofWave('/move', 200, { day: dayAhead(28), reason: 'Work at the carrier.' }),
  listFreezes: async () => ({ path: '/freezes', done: 200 }),
  addFreeze: async () => ({ path: '/freezes', body: { scope: 'GLOBAL', ...freeze() }, done: 201 }),
  endFreeze: async () => {
    const days = { firstDay: new Date('2040-01-01'), lastDay: new Date('2040-01-02') };
    const made = { scope: 'GLOBAL' as const, reason: 'Spare', createdAt: new Date(), ...days };
    const { id } = await db.freeze.create({ data: made });
    return { path: `/freezes/${id}`, missing: `/freezes/${crypto.randomUUID()}`, done: 204 };
  },
};
