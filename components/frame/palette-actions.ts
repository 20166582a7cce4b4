import { type FrameRole, pagesOf, sectionsFor } from './sections';

export type PaletteAction = { label: string; also?: string } & (
  | { href: string }
  | { theme: '' | 'light' | 'dark' }
  | { takeNext: true }
  /** A button of the page that is open; the action is there where the button is. */
  | { press: string }
);

const themes: readonly PaletteAction[] = [
  { label: 'Light theme', theme: 'light' },
  { label: 'Dark theme', theme: 'dark' },
  { label: 'Theme of the system', theme: '' },
];
const desk: readonly PaletteAction[] = [
  { label: 'Insert a macro', also: 'snippet text reply', press: '#macros' },
  { label: 'Take next', also: 'case claim', takeNext: true },
  { label: 'Go to my cases', href: '/desk?assignee=me' },
  { label: 'Go to macros', also: 'snippets', href: '/desk/macros' },
];
const ofRole: Record<FrameRole, readonly PaletteAction[]> = {
  CUSTOMER_ADMIN: [
    { label: 'New request', also: 'file case user administration', href: '/cases/new' },
    {
      label: 'Report that something is broken',
      also: 'technical case problem',
      href: '/cases/new?kind=technical',
    },
  ],
  AGENT: desk,
  LEAD: desk,
  OPERATIONS: [],
};

/** What a person can do from anywhere. */
function actionsFor(role: FrameRole): PaletteAction[] {
  const sections = sectionsFor(role).flatMap((section) =>
    pagesOf(section).map(({ href, label }) => ({
      label: `Go to ${label.toLowerCase()}`,
      also: section.label,
      href,
    })),
  );
  const rest = [
    { label: 'Go to inbox', also: 'notices', href: '/inbox' },
    { label: 'Go to settings', also: 'sessions tokens', href: '/settings' },
  ];
  return [...ofRole[role], ...sections, ...rest, ...themes];
}

/** Those whose words all begin with what was typed, in any order. */
export function matchingActions(role: FrameRole, typed: string): PaletteAction[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return actionsFor(role).filter((action) => {
    const { label, also = '' } = action;
    if ('press' in action && !document.querySelector(action.press)) return false;
    const words = `${label} ${also}`.toLowerCase().split(/\s+/);
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}
