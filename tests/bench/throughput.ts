import { examples } from '@/lib/cases/schema/examples';
import type { Captured } from './capture';
import { type DataSet, personOf } from './data';
import { type Figures, middle } from './figures';
import type { Site } from './floor';
import { runInserts } from './floor-inserts';
import type { Options } from './options';
import { signIn } from './product';
import { runRequests, type Target } from './requests';

export type Stage = { options: Options; captured: Captured; floor: Site; small: Measured; large: Measured };
export type Measured = { site: Site; data: DataSet };
type Run = (seconds: number) => Promise<Figures>;
export type Compared = { floor: Figures; small: Figures; large: Figures };

/** Floor, 20,000 and 1,000,000 cases in turns, so that what disturbs one disturbs all; the middle of each. */
async function compare(
  { rounds, seconds, warmUpSeconds }: Options,
  runs: Record<keyof Compared, Run>,
): Promise<Compared> {
  const names = ['floor', 'small', 'large'] as const;
  const figures: Record<keyof Compared, Figures[]> = { floor: [], small: [], large: [] };
  for (const name of names) await runs[name](warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) figures[name].push(await runs[name](seconds));
  }
  return { floor: middle(figures.floor), small: middle(figures.small), large: middle(figures.large) };
}

const requesting =
  (target: Target): Run =>
  (seconds) =>
    runRequests(target, seconds);
const bearer = (data: DataSet, email: string) => ({
  authorization: `Bearer ${personOf(data, email).apiToken}`,
});

export async function measureQueue({ options, floor, small, large }: Stage): Promise<Compared> {
  const desk = async ({ site, data }: Measured) =>
    requesting({
      origin: site.origin,
      request: { path: '/desk', headers: { cookie: await signIn(site, data, 'agent@support.example') } },
    });
  const bare = requesting({ origin: floor.origin, request: { path: '/' } });
  return compare(options, { floor: bare, small: await desk(small), large: await desk(large) });
}

export async function measureList({ options, floor, small, large }: Stage): Promise<Compared> {
  const list = ({ site, data }: Measured) =>
    requesting({
      origin: site.origin,
      request: { path: '/api/v1/cases', headers: bearer(data, 'agent@support.example') },
    });
  const empty = requesting({ origin: floor.origin, request: { path: '/empty' } });
  return compare(options, { floor: empty, small: list(small), large: list(large) });
}

export async function measureFiling({ options, captured, small, large }: Stage): Promise<Compared> {
  const file = ({ site, data }: Measured) =>
    requesting({
      origin: site.origin,
      request: {
        method: 'POST',
        path: '/api/v1/cases',
        headers: { ...bearer(data, 'admin@halden.example'), 'content-type': 'application/json' },
        body: JSON.stringify(examples.workNewUser),
      },
    });
  const inserts: Run = (seconds) => runInserts(small.data.url, captured, seconds);
  return compare(options, { floor: inserts, small: file(small), large: file(large) });
}
