import 'server-only';
import { type CSSProperties, createElement as h, type ReactNode } from 'react';

/** `former`: no longer so; struck through, and said in words. */
export type MailFact = { label: string; value: string; former?: boolean };

export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: readonly MailFact[] };

/** What a mail says; both of its texts are rendered from it. */
export type MailContent = {
  heading: string;
  blocks: readonly MailBlock[];
  /** The one thing to do, below the text. */
  button?: { label: string; href: string } | undefined;
};

const ink = '#1a1d21';
const muted = '#5b6470';
const style = {
  body: {
    margin: 0,
    padding: '24px 12px',
    backgroundColor: '#f4f5f7',
    fontFamily: 'Helvetica,Arial,sans-serif',
  },
  card: {
    maxWidth: 600,
    padding: '24px 28px',
    backgroundColor: '#ffffff',
    border: '1px solid #d9dde3',
    borderRadius: 8,
  },
  brand: { margin: '0 0 16px', color: muted, fontSize: 13, fontWeight: 600, lineHeight: '20px' },
  h1: { margin: '0 0 16px', color: ink, fontSize: 20, fontWeight: 600, lineHeight: '28px' },
  h2: { margin: '20px 0 8px', color: ink, fontSize: 15, fontWeight: 600, lineHeight: '22px' },
  text: { margin: '0 0 14px', color: ink, fontSize: 15, lineHeight: '23px', whiteSpace: 'pre-line' },
  label: { padding: '2px 0', color: muted, fontSize: 13, lineHeight: '18px' },
  value: { padding: '0 0 8px', color: ink, fontSize: 15, lineHeight: '22px' },
  button: {
    margin: '8px 0 4px',
    padding: '11px 18px',
    backgroundColor: '#1f5fbf',
    borderRadius: 6,
    color: '#ffffff',
    fontSize: 15,
    fontWeight: 600,
    textDecoration: 'none',
  },
  footer: { margin: '16px 0 0', color: muted, fontSize: 12, lineHeight: '18px' },
} satisfies Record<string, CSSProperties>;

function factRow({ label, value, former }: MailFact, key: number): ReactNode {
  const shown = former ? ['No longer: ', h('s', { key: 'former' }, value)] : value;
  return h(
    'div',
    { key },
    h('div', { style: style.label }, label),
    h('div', { style: { ...style.value, ...(former && { color: muted }) } }, shown),
  );
}

/** 50 MB of packages, loaded when the first mail is rendered: the web process never needs them. */
const loadParts = () => import('@react-email/components');
type Parts = Awaited<ReturnType<typeof loadParts>>;

function block({ Heading, Text }: Parts, part: MailBlock, key: number): ReactNode {
  if (part.kind === 'heading') return h(Heading, { key, as: 'h2', style: style.h2 }, part.text);
  if (part.kind === 'paragraph') return h(Text, { key, style: style.text }, part.text);
  return h('div', { key }, part.rows.map(factRow));
}

/** The HTML of a mail. Whatever stands in the content is text: React escapes it. */
export async function renderMail({ heading, blocks, button }: MailContent, footer: string): Promise<string> {
  const parts = await loadParts();
  const { Body, Button, Container, Head, Heading, Html, Preview, Text, render } = parts;
  const said = blocks.find(({ kind }) => kind === 'paragraph');
  const card = h(
    Container,
    { style: style.card },
    h(Text, { style: style.brand }, 'Cutover'),
    h(Heading, { as: 'h1', style: style.h1 }, heading),
    blocks.map((part, index) => block(parts, part, index)),
    button && h(Button, { href: button.href, style: style.button }, button.label),
    h(Text, { style: style.footer }, footer),
  );
  const preview = said?.kind === 'paragraph' ? said.text : heading;
  return render(
    h(
      Html,
      { lang: 'en' },
      h(Head, null, h('title', null, heading)),
      h(Preview, null, preview),
      h(Body, { style: style.body }, card),
    ),
  );
}
