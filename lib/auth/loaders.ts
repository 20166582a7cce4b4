import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Person, Role } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, Unauthorized } from '@/lib/platform/errors';
import { SESSION_COOKIE } from './adapter';
import { getSignedIn, listSessions, listTokens, systemActor } from './data';
import { getInvited, getResettable, isEmailConfirmed } from './data/links';
import type { SignedIn } from './types';

/** One query a request, however many components ask. */
export const loadSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  return token ? getSignedIn(token, systemClock.now()) : null;
});

/**
 * The gate of a page: signed out it leads to the sign-in page and back; with a role the page is not for, the page
 * does not exist. Pages call it themselves; a layout or the proxy is not a gate.
 */
export async function requirePageActor(here: string, ...roles: Role[]): Promise<Person> {
  const signedIn = await loadSignedIn();
  if (!signedIn) redirect(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
  if (roles.length > 0 && !roles.includes(signedIn.actor.role)) notFound();
  return signedIn.actor;
}

const SIGNED_OUT = 'You are signed out. Sign in again in another tab, then send this once more.';

/** What a server action hands to its command. @throws Unauthorized when nobody is signed in */
export async function actionContext(expectedVersion?: number): Promise<CommandContext & { actor: Person }> {
  const { sessionId: _, ...ctx } = await actionSession();
  return { ...ctx, expectedVersion };
}

/** The same with the session that asks, for what concerns all of a person's sessions but this. @throws Unauthorized */
export async function actionSession(): Promise<CommandContext & { actor: Person; sessionId: string }> {
  const signedIn = await loadSignedIn();
  if (!signedIn) throw new Unauthorized(SIGNED_OUT);
  const requestId = (await headers()).get('x-request-id') ?? randomUUID();
  return { actor: signedIn.actor, clock: systemClock, requestId, sessionId: signedIn.sessionId };
}

/**
 * What a button asks for that shows no answer of its own: signed out it leads to the sign-in page, and after a refusal
 * (null) the page shows how things are. Anything else is a fault.
 */
export async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unauthorized) redirect('/sign-in');
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Where a request came from, as far as it can be told, for limits. */
export async function requestOrigin(): Promise<string> {
  return (await headers()).get('x-forwarded-for') ?? 'unknown';
}

/** For the few commands that a link by mail authorizes and no session. */
export async function publicContext(): Promise<CommandContext> {
  const requestId = (await headers()).get('x-request-id') ?? randomUUID();
  return { actor: systemActor, clock: systemClock, requestId };
}

/** Whom a link invites; null when it is no longer good. */
export async function loadInvited(token: string) {
  return token === '' ? null : getInvited(token, systemClock.now());
}

/** Whose password a link sets anew; null when it is no longer good. */
export async function loadResettable(token: string) {
  return token === '' ? null : getResettable(token, systemClock.now());
}

/** Whether mail to the person's address was confirmed. */
export async function loadEmailConfirmed(person: Person): Promise<boolean> {
  return isEmailConfirmed(person.userId);
}

export async function loadSettings(person: Person) {
  const currentSessionId = (await loadSignedIn())?.sessionId ?? null;
  const [tokens, { sessions, hasMore }] = await Promise.all([
    listTokens(person.userId),
    listSessions(person.userId, currentSessionId, systemClock.now()),
  ]);
  return { tokens, sessions, hasMoreSessions: hasMore, currentSessionId };
}
