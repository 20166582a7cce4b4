/** What an account's admin is living through; picks the questions shown beside it. */
export type FaqTopic = 'unscheduled' | 'scheduled' | 'lockout' | 'completed';

export type SeeAlso = { readonly href: string; readonly label: string };

export type FaqEntry = {
  /** Public anchor on /faq; never changes once published. */
  readonly slug: string;
  readonly question: string;
  /** Paragraphs in order. */
  readonly answer: readonly string[];
  /** Points after the paragraphs. */
  readonly points?: readonly string[];
  readonly seeAlso?: SeeAlso;
  /** Words people search with that the text does not use. */
  readonly keywords: readonly string[];
  /** The facts it restates (`facts.md` part 1). */
  readonly facts: readonly string[];
};

/** A piece of text, and whether the search matched it. */
export type TextPiece = { readonly text: string; readonly isMatch: boolean };

export type Move = {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly note: string;
};

export type GuideSection = {
  readonly slug: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[];
};

/** Where something is after the upgrade; with an address when it is on another page. */
export type Place = {
  readonly what: string;
  readonly where: string;
  readonly href?: string;
  readonly label?: string;
};
