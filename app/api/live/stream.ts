import 'server-only';
import { randomInt } from 'node:crypto';
import { getSignedIn } from '@/lib/auth/data';
import type { SignedIn } from '@/lib/auth/types';
import { PRESENCE_CHANGED } from '@/lib/desk/rules';
import { countUnread } from '@/lib/notifications/data/inbox';
import { systemClock } from '@/lib/platform/clock';
import { eventsSince, type LiveEvent, subscribe } from '@/lib/platform/live';
import { log } from '@/lib/platform/log';
import { watchAccount } from '@/lib/upgrades/data/watch-account';
import { type AllowedTopics, stillHears } from './topics';

type Options = {
  token: string;
  signedIn: SignedIn;
  allowed: AllowedTopics;
  signal: AbortSignal;
  /** When the server read what the page shows: whatever happened since then is told at once. */
  since?: Date | undefined;
};

const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing off the wire is cut off; it reconnects and catches up. */
const MOST_UNREAD = 500;

/** Of one person in one process; browsers open a few, and one for each page that is looked at. */
const MOST_OF_A_PERSON = 20;
/** A page that had to give way comes back after this long, and a bit: pages that take turns must not do so every second. */
const GIVE_WAY_MS = 45_000;

const kept = globalThis as typeof globalThis & {
  cutoverStreams?: Set<() => void>;
  cutoverStreamsOf?: Map<string, Set<() => void>>;
};

/**
 * Counts a stream of a person; beyond the limit the oldest gives way, because the newest page is the one that somebody
 * looks at. Returns the way to take it off.
 */
function joinStreamsOf(userId: string, giveWay: () => void): () => void {
  kept.cutoverStreamsOf ??= new Map();
  const people = kept.cutoverStreamsOf;
  const own = people.get(userId) ?? new Set();
  people.set(userId, own.add(giveWay));
  const [oldest] = own;
  if (own.size > MOST_OF_A_PERSON) oldest?.();
  return () => {
    own.delete(giveWay);
    if (own.size === 0) people.delete(userId);
  };
}

/** The open streams of this process; they end when it is told to stop, or it would wait for its readers to leave. */
function openStreams(): Set<() => void> {
  if (!kept.cutoverStreams) {
    const streams = new Set<() => void>();
    kept.cutoverStreams = streams;
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        for (const end of streams) end();
      });
  }
  return kept.cutoverStreams;
}

/** An event says that something changed, never what: the page asks the server, which decides what to show. */
export function openStream({ token, signedIn, allowed, signal, since }: Options): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { actor } = signedIn;
  const stops: (() => void)[] = [];
  let isOpen = true;

  function close(controller: ReadableStreamDefaultController<Uint8Array>) {
    if (!isOpen) return;
    isOpen = false;
    for (const stop of stops) stop();
    try {
      controller.close();
    } catch {
      // The reader left first.
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return close(controller);
          controller.enqueue(encoder.encode(text));
        };
        const send = (event: string, data = '') => write(`event: ${event}\ndata: ${data}\n\n`);

        /** The session is looked at again: on every beat, and when this person's sessions changed. */
        const check = async () => {
          const still = await getSignedIn(token, systemClock.now());
          if (still && stillHears(actor, still.actor)) return write(': beat\n\n');
          send('signed-out');
          close(controller);
        };
        const checkSafely = () =>
          check().catch((error: unknown) => {
            // Without the database nobody can be vouched for.
            log.warn({ event: 'live.session_not_checked', error });
            close(controller);
          });
        const tellUnread = () =>
          countUnread(actor.userId).then(
            (unread) => send('inbox', String(unread)),
            () => close(controller),
          );
        const hear = ({ name }: LiveEvent) => {
          if (name === 'inbox.changed') return void tellUnread();
          // Who is where changes nothing that a page has read.
          if (name === PRESENCE_CHANGED) return send('presence');
          send('change');
          if (name.startsWith('session.') || name === 'resync') void checkSafely();
        };

        const beat = setInterval(() => void checkSafely(), HEARTBEAT_MS);
        beat.unref();
        stops.push(() => clearInterval(beat), subscribe(allowed.topics, hear));
        for (const number of allowed.accounts) {
          const stop = watchAccount(number, (heard) => {
            if (heard === 'locked') send('lockout', String(number));
            else send('change');
          });
          stops.push(stop);
        }
        signal.addEventListener('abort', () => close(controller), { once: true });
        const end = () => close(controller);
        openStreams().add(end);
        stops.push(() => openStreams().delete(end));
        const giveWay = () => {
          write(`retry: ${GIVE_WAY_MS + randomInt(GIVE_WAY_MS)}\n\n`);
          close(controller);
        };
        stops.push(joinStreamsOf(actor.userId, giveWay));
        write(`retry: ${1_000 + randomInt(2_000)}\n: ${actor.role}\n\n`);
        // Only now: what happens while this is asked is heard already.
        const topics = [...allowed.topics, ...allowed.accounts.map((number) => `account:${number}`)];
        if (since) void eventsSince(since, topics).then((missed) => missed.forEach(hear), end);
      },
      cancel() {
        isOpen = false;
        for (const stop of stops) stop();
      },
    },
    { highWaterMark: 0 },
  );
}
