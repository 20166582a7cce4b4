import type { Findings } from '../types';

const LONGEST_HEADER = 8_192;
/** The domain publishes no policy: DMARC has no say, and a signature decides. */
const UNDECIDED: ReadonlySet<string> = new Set(['none', 'bestguesspass']);

/**
 * The words of a structured header, statement by statement; comments are dropped, and what is quoted is part of its word:
 * a sender chooses some of these values. Null when a quote or a comment does not end.
 */
function statementsOf(value: string): string[][] | null {
  const statements: string[][] = [[]];
  let word = '';
  let depth = 0;
  let isQuoted = false;
  const endWord = () => {
    if (word) statements.at(-1)?.push(word);
    word = '';
  };
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\' && (isQuoted || depth > 0)) {
      at += 1;
      if (isQuoted) word += value.charAt(at);
    } else if (isQuoted) {
      if (character === '"') isQuoted = false;
      else word += character;
    } else if (character === '(') depth += 1;
    else if (depth > 0) depth -= character === ')' ? 1 : 0;
    else if (character === '"') isQuoted = true;
    else if (character === ';') {
      endWord();
      statements.push([]);
    } else if (/\s/.test(character)) endWord();
    else word += character;
  }
  endWord();
  return isQuoted || depth > 0 ? null : statements;
}

const propertyOf = (words: readonly string[], name: string): string | undefined =>
  words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * What an Authentication-Results header says (RFC 8601), when the host `by` wrote it; null for any other, and for one that
 * is not plain: overlong, unbalanced, or with two verdicts of DMARC.
 */
export function findingsIn(header: string, by: string): Findings | null {
  const statements = header.length > LONGEST_HEADER ? null : statementsOf(header.toLowerCase());
  const [[author] = [], ...results] = statements ?? [];
  if (author !== by.toLowerCase()) return null;
  const of = (method: string) =>
    results.flatMap(([first = '', ...rest]) => {
      const [name, result] = first.split('=');
      return name?.split('/')[0] === method && result ? [{ result, rest }] : [];
    });
  const [dmarc, second] = of('dmarc');
  if (second) return null;
  return {
    from: (dmarc && propertyOf(dmarc.rest, 'header.from')) ?? null,
    dmarc: dmarc?.result ?? null,
    dkim: of('dkim').flatMap(({ result, rest }) => {
      const domain = propertyOf(rest, 'header.d') ?? propertyOf(rest, 'header.i');
      return domain ? [{ domain: domainOf(domain), result }] : [];
    }),
  };
}

/** A domain signs for itself and for what is below it; for what is above it would take the list of public suffixes. */
const signsFor = (signer: string, domain: string): boolean =>
  signer.includes('.') && (signer === domain || domain.endsWith(`.${signer}`));

/**
 * Whether the sender's own domain stands behind a mail: DMARC passed for it, or, where it publishes no policy, it signed
 * (DKIM). SPF alone says who forwarded it, not who wrote it.
 */
export function isVouchedFor(sender: string, findings: Findings | null): boolean {
  if (!findings) return false;
  const domain = domainOf(sender);
  const { from, dmarc, dkim } = findings;
  if (from !== null && domainOf(from) !== domain) return false;
  if (dmarc !== null && !UNDECIDED.has(dmarc)) return dmarc === 'pass' && from !== null;
  return dkim.some((signature) => signature.result === 'pass' && signsFor(signature.domain, domain));
}
