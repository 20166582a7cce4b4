import { z } from 'zod';

const strict = z.email();

/** Whether a mail may go to this address: one plain address, no list, no name, no comment (threat: injected recipients). */
export const isMailAddress = (address: string): boolean =>
  address.length <= 254 && strict.safeParse(address).success;

/** A line that may stand in a header: control characters and line breaks become one space, at most 200 characters. */
export function headerLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}
