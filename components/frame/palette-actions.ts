import { type FrameRole, pagesOf, sectionsFor } from './sections';

export type PaletteAction = { label: string; also?: string } & (
  | { href: string }
  | { theme: '' | 'light' | 'dark' }
  | { takeNext: true }
  /** A button of the page that is open; the action is there where the button is. */
  | { press: string }
  /** The same for one that opens a menu, whichever way its script stands: the key that opens menus goes to it. */
  | { unfold: string }
);

const themes: readonly PaletteAction[] = [
  { label: 'Light theme', theme: 'light' },
  { label: 'Dark theme', theme: 'dark' },
  { label: 'Theme of the system', theme: '' },
];
/** A step that says first what it does: the button whose popover has it. */
const asks = (step: string) => `#steps button:has(+ [popover] [value=${step}])`;
const ofCase: readonly PaletteAction[] = [
  { label: 'Reply to the customer', also: 'answer write', press: '#write-reply' },
  { label: 'Write an internal note', also: 'mention', press: '#write-note' },
  { label: 'Claim this case', also: 'assign to me', press: '#steps [value=claim]' },
  { label: 'Assign this case', also: 'give to colleague', unfold: '#steps [aria-haspopup=menu]' },
  { label: 'Change the severity', also: 'S1 S2 S3 case', press: '#change-severity' },
  { label: 'Wait on the customer', also: 'pause case', press: asks('wait') },
  { label: 'Resume the work', also: 'case', press: '#steps [value=resume]' },
  { label: 'Resolve this case', also: 'done finish', press: asks('resolve') },
  { label: 'Close this case', press: '#steps [value=close]' },
];
const desk: readonly PaletteAction[] = [
  ...ofCase,
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
    const button = 'press' in action ? action.press : 'unfold' in action ? action.unfold : null;
    if (button !== null && !document.querySelector(button)) return false;
    const words = `${label} ${also}`.toLowerCase().split(/\s+/);
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}
