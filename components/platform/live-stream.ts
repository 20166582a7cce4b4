import { retryDelayMs } from './retry-delay';

/** What the server tells an open page: something changed, an account's lockout began, or the session ended. */
export type LiveSignal =
  | { kind: 'inbox'; unread: number }
  | { kind: 'change' }
  | { kind: 'presence' }
  | { kind: 'lockout'; account: number }
  | { kind: 'signed-out' };
type Listener = (signal: LiveSignal) => void;

/** One stream for the whole page, however many parts of it listen: browsers allow few connections to a host. */
const page: {
  wanted: Map<Listener, readonly string[]>;
  source?: EventSource | undefined;
  /** The stream of the topics before, heard until the new one is open: between the two nothing is missed. */
  leaving?: EventSource | undefined;
  topics: string;
  timer?: ReturnType<typeof setTimeout>;
  wasOpen: boolean;
  /** Answers in a row that were no stream: the server was busy, or knows nobody here. */
  refusals: number;
} = { wanted: new Map(), topics: '', wasOpen: false, refusals: 0 };

function tell(signal: LiveSignal, besides: ReadonlySet<string> = new Set()) {
  for (const [listener, topics] of [...page.wanted])
    if (topics.some((topic) => !besides.has(topic))) listener(signal);
}

function connectIn(ms: number) {
  clearTimeout(page.timer);
  page.timer = setTimeout(connect, ms);
}

function connectLater() {
  connectIn(retryDelayMs(page.refusals, Math.random()));
  page.refusals += 1;
}

/** @returns whether it was still heard */
function leaveBefore(): boolean {
  const wasHeard = page.leaving?.readyState === EventSource.OPEN;
  page.leaving?.close();
  page.leaving = undefined;
  return wasHeard;
}

/** A page that came by a link was asked for about so long ago at most. */
const BY_LINK_MS = 5_000;

/** How long ago the page asked for what it shows, ms: what happened since then, before this stream, it has to be told. */
function pageAgeMs(): number {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Math.ceil(page.wasOpen ? BY_LINK_MS : performance.now() - (loaded?.requestStart ?? 0));
}

function connect() {
  const topics = [...new Set([...page.wanted.values()].flat())].sort().join(',');
  const isLive = page.source && page.source.readyState !== EventSource.CLOSED;
  if (isLive && topics === page.topics) return;
  if (page.source?.readyState === EventSource.OPEN && topics !== '') page.leaving = page.source;
  else page.source?.close();
  const before = page.topics;
  page.source = undefined;
  page.topics = topics;
  if (topics === '') {
    leaveBefore();
    page.wasOpen = false;
    return;
  }
  const heard = new Set(page.leaving ? before.split(',') : []);
  const source = new EventSource(`/api/live?topics=${encodeURIComponent(topics)}&age=${pageAgeMs()}`);
  page.source = source;
  source.onopen = () => {
    // After a break something may have been missed; without one, by whoever has listened to nothing yet.
    const isSeamless = leaveBefore();
    if (page.wasOpen || page.refusals > 0) tell({ kind: 'change' }, isSeamless ? heard : undefined);
    page.wasOpen = true;
    page.refusals = 0;
  };
  source.onerror = () => {
    // The browser tries again by itself, unless the answer was no stream.
    if (source !== page.source || source.readyState !== EventSource.CLOSED) return;
    leaveBefore();
    // Once: a server that is busy is not asked for pages, too.
    if (page.wasOpen && page.refusals === 0) tell({ kind: 'change' });
    connectLater();
  };
  source.addEventListener('change', () => tell({ kind: 'change' }));
  source.addEventListener('presence', () => tell({ kind: 'presence' }));
  source.addEventListener('inbox', (event) => tell({ kind: 'inbox', unread: Number(event.data) }));
  source.addEventListener('lockout', (event) => tell({ kind: 'lockout', account: Number(event.data) }));
  source.addEventListener('signed-out', () => {
    source.close();
    tell({ kind: 'signed-out' });
    connectLater();
  });
}

/** Listens to topics (`account:100001`, `case:12`, `desk`, `upgrades`, `accounts`) until the returned function is called. */
export function listen(topics: readonly string[], listener: Listener): () => void {
  page.wanted.set(listener, topics);
  connectIn(0);
  return () => {
    page.wanted.delete(listener);
    connectIn(0);
  };
}
