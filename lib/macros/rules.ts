export const VARIABLES = [
  'requester.firstName',
  'requester.name',
  'agent.firstName',
  'agent.name',
  'case.number',
  'case.subject',
  'account.name',
  'account.number',
  'respondBy',
  'completeBy',
  'lockout',
] as const;
export type Variable = (typeof VARIABLES)[number];
export type MacroValues = Readonly<Record<Variable, string>>;

const NAMED = /\{\{\s*([a-zA-Z.]+)\s*\}\}/g;

const isVariable = (name: string): name is Variable => (VARIABLES as readonly string[]).includes(name);

/** The variables that a body names, once each. */
export const variablesIn = (body: string): Variable[] => [
  ...new Set([...body.matchAll(NAMED)].map(([, name = '']) => name).filter(isVariable)),
];

/** What keeps a body from being a macro, in words; null when nothing does. */
export function problemOf(body: string): string | null {
  for (const [, name = ''] of body.matchAll(NAMED)) {
    if (!isVariable(name)) return `There is no variable {{${name}}}. Choose one of those listed.`;
  }
  const rest = body.replace(NAMED, '');
  if (/\{\{|\}\}/.test(rest)) return 'Close each variable: {{ before its name, }} after it.';
  return null;
}

/**
 * The body with its variables filled in, once: braces in a value are text, and are set apart so that what comes out
 * never looks like a variable that was left. The values are used as they are, for a text that stays plain text.
 */
export function renderMacro(body: string, values: MacroValues): string {
  const filled = body.replace(NAMED, (whole, name: string) => (isVariable(name) ? values[name] : whole));
  return filled.replace(/\{(?=\{)/g, '{ ');
}

/** The first of a person's names, for a greeting. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** The `;name` that ends a text, and where it begins; null when there is none. */
export function shortcutAtEnd(text: string): { shortcut: string; from: number } | null {
  const found = /(?:^|\s);([a-z0-9-]{1,20})$/.exec(text);
  return found?.[1] === undefined ? null : { shortcut: found[1], from: text.length - found[1].length - 1 };
}
