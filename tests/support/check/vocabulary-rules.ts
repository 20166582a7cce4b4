type Rule = {
  /** The files it is about. */
  where: RegExp;
  /** What a path, or the text of the file, must look like, or must not. */
  path?: RegExp;
  notPath?: RegExp;
  notText?: RegExp;
  maxLines?: number;
  says: string;
};

const NAME = '([a-z0-9]+-)*[a-z0-9]+';
/** Next's own spellings: [param], [...rest], (group), _private. */
const PART = String.raw`(\[{1,2}(\.\.\.)?[a-zA-Z]+\]{1,2}|\([a-z-]+\)|_?([a-z0-9]+[-.])*[a-z0-9]+|README\.md|DECISIONS\.md)`;
const CODE = String.raw`\.(ts|tsx|mjs)$`;
const OUR = '^(app|components|lib|tests|prisma/seed)/';
const ROOM =
  '(accounts|billing|preparation|upgrades|waves|cases|desk|correspondence|service-levels|notifications|audit|auth|knowledge|attachments|integrations|calendars|imports|inbox|macros)';
const ROOM_FILE = `(README\\.md|(schema|types|rules|policy|data|loaders|actions|jobs)\\.ts|(schema|rules|data|loaders|actions)/${NAME}\\.ts|commands/[a-z0-9]+(-[a-z0-9]+)+\\.ts)`;

export const rules: readonly Rule[] = [
  {
    where: /^[^.][^/]*\//,
    path: /^(app|components|lib|prisma|public|tests)\//,
    says: 'no folder of the design at the top',
  },
  {
    where: new RegExp(OUR),
    notPath: /(^|\/)(utils?|helpers?|index|misc|common|shared)(\.[a-z]+)*(\/|$)/,
    says: 'a name that says nothing',
  },
  { where: new RegExp(OUR), path: new RegExp(`^${PART}(/${PART})*$`), says: 'not kebab-case' },
  {
    where: /^lib\/[^/]+\//,
    path: new RegExp(`^lib/(${ROOM}|jobs|platform)/`),
    says: 'no room of the design',
  },
  {
    where: new RegExp(`^lib/${ROOM}/`),
    path: new RegExp(`^lib/(${ROOM}/${ROOM_FILE}|auth/adapter\\.ts)$`),
    says: 'no file of a room (see lib/README.md; commands are <verb>-<noun>.ts)',
  },
  {
    where: /^lib\/jobs\//,
    path: /\/(README\.md|(registry|worker)\.ts)$/,
    says: 'jobs has a registry and a worker',
  },
  {
    where: /^lib\/platform\//,
    path: new RegExp(`^lib/platform/(README\\.md|(${NAME}/)?${NAME}\\.(ts|mjs))$`),
    says: 'too deep, or no code',
  },
  {
    where: /\.test\.tsx?$/,
    path: /^tests\/(unit|integration|api|faults)\//,
    says: '*.test.ts belongs into tests/unit, integration, api or faults',
  },
  { where: /\.spec\.tsx?$/, path: /^tests\/e2e\//, says: '*.spec.ts runs in a browser: tests/e2e' },
  {
    where: new RegExp(`^(app|components|lib|prisma)/.*${CODE}`),
    maxLines: 200,
    says: 'longer than 200 lines',
  },
  {
    where: /^lib\/(?!platform\/).*\.ts$/,
    notText: /\bDate\.now\(\)|\bnew Date\(\)/,
    says: 'reads the clock; only platform/clock does',
  },
  {
    where: /^tests\/.*\.(test|spec)\.tsx?$/,
    notText: /^\s*(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme)\b/m,
    says: 'has a test that does not run, or runs alone',
  },
];
