import 'server-only';
import { type Actor, isStaff } from '@/lib/platform/actor';
import { pool } from '@/lib/platform/db';
import { Parameters, type Position, type Stretch } from './case-query';

const LARGEST_INT4 = 2_147_483_647;
/** Of what is found, the newest so many are put in order and filtered. */
const MOST_FOUND = 1_000;
/** Words that so many of the newest cases hold are common, and are looked for among those only. */
const COMMON = 200;
const NEWEST = 8_000;
/** Words that so many older cases hold are common, too, however few of the newest do: then these are walked through. */
const MOST_RARE = 3_000;
const WALKED = 60_000;
const NO_ACCOUNT = `'#'`;

type Where = {
  actor: Actor;
  accounts: readonly number[] | null;
  stretch: Stretch;
  from: Position | null;
};

/** Cases and their words, latest first. What is over is looked for among what is over. */
const newestOf = (stretch: Stretch, before = `${LARGEST_INT4}`, condition = 'true') => `
  SELECT case_number, staff_text FROM case_search
  WHERE case_number < ${before} AND ${stretch === 'over' ? 'NOT is_open' : 'true'} AND ${condition}
  ORDER BY case_number DESC`;

/** What of all cases holds the words: the newest, and unless these are enough, some of whatever is older. */
const foundOfAll = (typed: string, newestOf: string, before = `${LARGEST_INT4}`) => `
  recent AS MATERIALIZED (
    SELECT case_number FROM (${newestOf} LIMIT ${NEWEST}) newest WHERE staff_text @@ search_query(${typed})),
  older AS MATERIALIZED (
    SELECT case_number FROM search_any(${typed}, ${before}, ${MOST_RARE}) case_number
    WHERE (SELECT count(*) FROM recent) < ${COMMON})`;

/**
 * The condition that a case holds the words (or is the number) searched for. It names the numbers of the cases found,
 * at most `MOST_FOUND`, the newest: however common a word is, no more of a million cases are read for it.
 * Customers are answered from the public words; internal notes are in the others only.
 */
export function candidates(
  q: string,
  { actor, accounts, stretch, from }: Where,
  parameters: Parameters,
): string {
  const text = isStaff(actor) ? 'staff_text' : 'public_text';
  const typed = `${parameters.add(q)}::text`;
  const words = `search_query(${typed})`;
  const before = stretch !== 'open' && from ? `${parameters.add(from.number)}::int` : `${LARGEST_INT4}`;
  const found = readFound();
  const number =
    /^\d{1,10}$/.test(q) && Number(q) <= LARGEST_INT4 ? `${parameters.add(Number(q))}::int` : null;
  return `number = ANY(ARRAY(${found})${number === null ? '' : ` || ${number}`})`;

  function readFound(): string {
    const newest = `ORDER BY case_number DESC LIMIT ${MOST_FOUND}`;
    if (accounts !== null) {
      // The account is a word of the index, so that a common word costs no more than what the account has of it.
      const own = parameters.add(accounts.map((each) => `'#${each}'`).join(' | ') || NO_ACCOUNT);
      const matching = `${text} @@ (${own}::tsquery && ${words})`;
      return `SELECT case_number FROM case_search WHERE ${matching} AND case_number < ${before} ${newest}`;
    }
    // What is open is as much as the desks have to do, and has an index of its own.
    if (stretch === 'open')
      return `SELECT case_number FROM case_search WHERE ${text} @@ ${words} AND is_open ${newest}`;
    const isCommon = `(SELECT count(*) FROM older) >= ${MOST_RARE}`;
    return `
      WITH ${foundOfAll(typed, newestOf(stretch, before), before)},
      walked AS MATERIALIZED (
        SELECT case_number FROM (${newestOf(stretch, before, isCommon)} LIMIT ${WALKED}) newest
        WHERE staff_text @@ ${words} LIMIT ${MOST_FOUND})
      SELECT case_number FROM (SELECT * FROM recent UNION SELECT * FROM walked
        UNION SELECT * FROM older WHERE (SELECT count(*) FROM older) < ${MOST_RARE}) either ${newest}`;
  }
}

/** Whether a search of all cases, or of all that are open, leaves older ones out because its words are common. */
export async function isSearchCut(q: string, stretch: Stretch): Promise<boolean> {
  const parameters = new Parameters();
  const typed = `${parameters.add(q)}::text`;
  const text =
    stretch === 'open'
      ? `SELECT count(*) >= ${MOST_FOUND} AS cut FROM (
          SELECT FROM case_search WHERE staff_text @@ search_query(${typed}) AND is_open LIMIT ${MOST_FOUND}) found`
      : `WITH ${foundOfAll(typed, newestOf(stretch))}
        SELECT (SELECT count(*) FROM recent) >= ${COMMON} OR (SELECT count(*) FROM older) >= ${MOST_RARE} AS cut`;
  const { rows } = await pool.query<{ cut: boolean }>(text, parameters.values);
  return rows[0]?.cut ?? false;
}
