import type { MailContent } from '../types';

/** Stands for the secret of a link in what is stored and shown of a mail. */
export const HIDDEN = 'hidden-in-this-copy';

/** What its reader gets. The secret is of letters that mean the same in JSON and in an address. */
export const withSecret = (content: MailContent, secret: string): MailContent =>
  JSON.parse(JSON.stringify(content).replaceAll(HIDDEN, encodeURIComponent(secret))) as MailContent;

/** Whether a mail had a link with a secret that is not here any more: it can't be sent again. */
export const isSpent = ({ text, sealedSecret }: { text: string; sealedSecret: string | null }): boolean =>
  sealedSecret === null && text.includes(`=${HIDDEN}`);
