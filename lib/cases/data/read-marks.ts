import 'server-only';
import { type Actor, isStaff } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { MARK_END, MARK_START, type Marks, tellingExcerpt } from '../rules/marks';
import { casesInScope } from './lock-case';

const MOST_CHARACTERS = 50_000;
const NO_MARKS = `${MARK_START}${MARK_END}`;
const MARKS = `StartSel=${MARK_START},StopSel=${MARK_END}`;
const WHOLE = `${MARKS},HighlightAll=true`;
const EXCERPT = `${MARKS},MaxFragments=1,MinWords=6,MaxWords=14`;
/** The words may be here and there: one in the subject, another in a message. What is excluded is in neither. */
const ANY_WORD = Prisma.sql`replace(querytree(q), ' & ', ' | ')::tsquery`;

type Words = { number: number; subject: string; accountName: string; said: string };

/** Where the words typed are in these cases, by number. Internal notes are not even read for a customer. */
export async function readMarks(
  actor: Actor,
  q: string | undefined,
  cases: readonly { number: number }[],
): Promise<Map<number, Marks>> {
  if (!q || cases.length === 0) return new Map();
  const numbers = cases.map(({ number }) => number);
  const visible = isStaff(actor) ? Prisma.empty : Prisma.sql`AND visibility = 'PUBLIC'`;
  const words = await db.$queryRaw<Words[]>`
    SELECT c.number,
      ts_headline('simple', translate(c.subject, ${NO_MARKS}, ''), q, ${WHOLE}) AS subject,
      ts_headline('simple', translate(a.name, ${NO_MARKS}, ''), q, ${WHOLE}) AS "accountName",
      ts_headline('simple', said, CASE WHEN to_tsvector('simple', said) @@ q THEN q ELSE ${ANY_WORD} END, ${EXCERPT}) AS said
    FROM (SELECT * FROM cases WHERE number = ANY(${numbers}::int[]) AND ${casesInScope(actor.scope)}) c
      JOIN accounts a ON a.number = c.account_number
      CROSS JOIN LATERAL (SELECT translate(left(concat_ws(E'\n', c.description,
        (SELECT string_agg(summary, E'\n' ORDER BY position) FROM case_items WHERE case_number = c.number),
        (SELECT string_agg(body, E'\n' ORDER BY id DESC) FROM case_events
          WHERE case_number = c.number AND body <> '' ${visible})), ${MOST_CHARACTERS}::int), ${NO_MARKS}, '') AS said) texts,
      search_query(${q}::text) q
    WHERE q IS NOT NULL`;
  return new Map(
    words.map(({ number, said, ...above }) => [
      number,
      { ...above, said: tellingExcerpt(said, above.subject, above.accountName) },
    ]),
  );
}
