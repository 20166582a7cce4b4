import { systemClock } from '@/lib/platform/clock';
import { ensureBuild } from '@/lib/platform/start/build';
import { measureCharts } from './charts';
import { type DataSet, makeDataSet, startServer } from './data';
import { measureDeadlines } from './deadlines';
import { firstLoadKb } from './first-load';
import { buildFloor, type Site, startFloor } from './floor';
import { peakMemoryMib } from './memory';
import { type Options, PARTS, type Part, readOptions } from './options';
import { captureStatements, signIn, startProduct } from './product';
import { printVerdict, writeReport } from './report';
import { measureFiling, measureList, measureQueue, type Stage } from './throughput';
import {
  chartVerdicts,
  deadlinesVerdict,
  firstLoadVerdict,
  memoryVerdict,
  throughputVerdicts,
  type Verdict,
} from './verdicts';

const CUSTOMER_KB = 25;
const DESK_KB = 60;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What is to be undone at the end, newest first. */
const undo: (() => Promise<void>)[] = [];

async function begin<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  undo.unshift(() => started.stop());
  return started;
}

async function prepare(options: Options): Promise<Stage> {
  say('Building the product and the floor.');
  await ensureBuild();
  await buildFloor();
  const server = await begin(startServer());
  say(`Seeding ${options.small.cases} and ${options.large.cases} cases.`);
  const smallData = await makeDataSet(server, 'small', options.small);
  const largeData = await makeDataSet(server, 'large', options.large);
  const captured = await captureStatements(smallData);
  const floor = await begin(startFloor(smallData.url, captured.queue));
  const small = { site: await begin(startProduct(smallData)), data: smallData };
  const large = { site: await begin(startProduct(largeData)), data: largeData };
  return { options, captured, floor, small, large };
}

async function firstLoads(floor: Site, site: Site, data: DataSet): Promise<Verdict[]> {
  const admin = await signIn(site, data, 'admin@halden.example');
  const agent = await signIn(site, data, 'agent@support.example');
  const bare = await firstLoadKb(floor.origin, '/');
  const own = await caseOf(site, data);
  const customerPages = [
    '/accounts',
    '/accounts/100001',
    '/cases',
    '/cases/new',
    '/cases/new?account=100001&product=WORK&request=NEW_USER',
    '/cases/new?account=100001&kind=technical',
    `/cases/${own}`,
  ];
  const verdicts: Verdict[] = [];
  for (const path of customerPages) {
    verdicts.push(firstLoadVerdict(path, await firstLoadKb(site.origin, path, admin), bare, CUSTOMER_KB));
  }
  for (const path of ['/desk', `/desk/${own}`]) {
    verdicts.push(firstLoadVerdict(path, await firstLoadKb(site.origin, path, agent), bare, DESK_KB));
  }
  return verdicts;
}

async function caseOf({ origin }: Site, { people }: DataSet): Promise<number> {
  const token = people.find(({ email }) => email === 'admin@halden.example')?.apiToken;
  const answer = await fetch(`${origin}/api/v1/cases?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data } = (await answer.json()) as { data: { number: number }[] };
  const [first] = data;
  if (!first) throw new Error('The demo has no case of Halden.');
  return first.number;
}

const measures: Record<Part, (stage: Stage) => Promise<Verdict[]>> = {
  queue: async (stage) =>
    throughputVerdicts(
      'Queue page `/desk`, signed in',
      'bare Next page, same query',
      0.6,
      await measureQueue(stage),
    ),
  list: async (stage) =>
    throughputVerdicts('`GET /api/v1/cases`', 'empty route handler', 0.5, await measureList(stage)),
  filing: async (stage) =>
    throughputVerdicts('`POST /api/v1/cases`', 'the same INSERTs, bare pg', 0.1, await measureFiling(stage)),
  charts: async (stage) => chartVerdicts(await measureCharts(stage)),
  memory: async ({ small, large }) => [
    memoryVerdict('20,000 cases', peakMemoryMib(small.site.pid)),
    memoryVerdict('1,000,000 cases', peakMemoryMib(large.site.pid)),
  ],
  'first-load': ({ floor, small }) => firstLoads(floor, small.site, small.data),
  deadlines: async () => [deadlinesVerdict(await measureDeadlines())],
};

async function bench(options: Options): Promise<boolean> {
  const verdicts: Verdict[] = [];
  const stage = await prepare(options);
  for (const part of PARTS) {
    if (options.only.length > 0 && !options.only.includes(part)) continue;
    for (const verdict of await measures[part](stage)) {
      printVerdict(verdict);
      verdicts.push(verdict);
    }
  }
  if (!options.quick && options.only.length === 0) writeReport(verdicts, systemClock.now());
  return verdicts.every(({ met }) => met);
}

const options = readOptions(process.argv.slice(2));
try {
  const allMet = await bench(options);
  process.exitCode = options.strict && !allMet ? 1 : 0;
} catch (error) {
  process.stderr.write(`The benchmarks stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  for (const stop of undo) await stop();
}
