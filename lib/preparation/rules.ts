import type {
  Acknowledgement,
  ChecklistLine,
  Finding,
  LineState,
  PreparationFacts,
  Readiness,
  Subject,
} from './types';

export const ABSENT_AFTER_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * A short name of a set of facts (FNV-1a, 64 bits): the same for the same facts in any order. It tells that something has
 * changed; it protects nothing.
 */
export function fingerprintOf(facts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify([...facts].sort())))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

type Found = { finding: Finding; subjects: Subject[]; count?: number; facts?: readonly string[] };

const isAbsent = ({ signedInAt }: PreparationFacts['admins'][number], now: Date) =>
  signedInAt === null || now.getTime() - signedInAt.getTime() > ABSENT_AFTER_DAYS * DAY_MS;

/** Admins get the notices by mail (facts.md U10): an address nobody has confirmed may reach nobody. */
function unconfirmed({ admins }: PreparationFacts): Found {
  const subjects = admins
    .filter(({ isConfirmed }) => !isConfirmed)
    .map(({ userId, name, email }) => ({ id: userId, label: name, note: email }));
  return { finding: 'ADMINS_UNCONFIRMED', subjects };
}

/** Somebody should know the way in before the portal changes (facts.md U2): none was here in 90 days, or there is none. */
function absent({ admins }: PreparationFacts, now: Date): Found {
  const isMet = admins.some((admin) => !isAbsent(admin, now));
  const subjects = isMet
    ? []
    : admins.map(({ userId, name, email }) => ({ id: userId, label: name, note: email }));
  return { finding: 'ADMINS_ABSENT', subjects, count: isMet ? 0 : Math.max(1, subjects.length) };
}

function agents({ agents: found, agentCount }: PreparationFacts): Found {
  const subjects = found.map(({ id, name, email }) => ({
    id,
    label: name,
    note: email || 'no mail address',
  }));
  const facts = found.map(({ id, email }) => `${id} ${email}`);
  return {
    finding: 'AGENTS_WITHOUT_OWN_MAIL',
    subjects,
    count: agentCount,
    facts: [...facts, String(agentCount)],
  };
}

/** What a request changes in the portal waits while it is closed (facts.md U9). With another date it is another fact. */
function requests({ requests: found, attempt }: PreparationFacts): Found {
  const subjects = (found ?? []).map(({ number, subject }) => ({
    id: String(number),
    label: subject,
    note: String(number),
  }));
  const at = attempt?.lockoutStartsAt.toISOString() ?? '';
  return { finding: 'REQUESTS_IN_WINDOW', subjects, facts: subjects.map(({ id }) => `${id} ${at}`) };
}

/**
 * The preparation checklist of an account as of `now` (UTC). Every line is always there, settled ones too; lines that
 * can't apply are left out (no Contact Center, no date). Nothing is thrown.
 */
export function checklistOf(
  facts: PreparationFacts,
  acknowledgements: readonly Acknowledgement[],
  now: Date,
): ChecklistLine[] {
  const found = [
    unconfirmed(facts),
    absent(facts, now),
    ...(facts.hasContactCenter ? [agents(facts)] : []),
    ...(facts.requests ? [requests(facts)] : []),
  ];
  return found.map(({ finding, subjects, count = subjects.length, facts: named }) => {
    const fingerprint = fingerprintOf(named ?? subjects.map(({ id }) => id));
    const seen = acknowledgements.find(
      (each) => each.finding === finding && each.fingerprint === fingerprint,
    );
    const acknowledged = count > 0 && seen ? { by: seen.by, at: seen.at } : null;
    return {
      finding,
      state: stateOf(count, acknowledged !== null),
      subjects,
      count,
      fingerprint,
      acknowledged,
    };
  });
}

/** A checklist as one word needs it, for lists of many accounts. */
export function readinessOf(lines: readonly Pick<ChecklistLine, 'state'>[]): Readiness {
  const countOf = (state: LineState) => lines.filter((line) => line.state === state).length;
  return { open: countOf('open'), acknowledged: countOf('acknowledged') };
}

function stateOf(count: number, isAcknowledged: boolean): LineState {
  if (count === 0) return 'settled';
  return isAcknowledged ? 'acknowledged' : 'open';
}
