import type { MailBlock, MailContent, MailFact } from '../types';

/** The last line of a mail says what becomes of an answer. */
export const footerOf = ({ replyTo }: { replyTo?: string | null | undefined }): string =>
  replyTo
    ? 'Cutover sent this mail. Your answer reaches the case.'
    : 'Cutover wrote this mail by itself; nobody reads answers to it.';

const factLine = ({ label, value, former }: MailFact): string =>
  former ? `  ${label}\n    No longer: ${value}` : `  ${label}\n    ${value}`;

function blockText(block: MailBlock): string {
  if (block.kind === 'facts') return block.rows.map(factLine).join('\n');
  return block.text;
}

/** The plain text of a mail: the same words as its HTML, in the same order. */
export function textOf({ heading, blocks, button }: MailContent, footer = footerOf({})): string {
  const link = button ? [`${button.label}:\n${button.href}`] : [];
  return `${[heading, ...blocks.map(blockText), ...link, `-- \n${footer}`].join('\n\n')}\n`;
}

/** A text of several paragraphs, parted by empty lines, as blocks of a mail. */
export function paragraphs(text: string): MailBlock[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part }));
}
