// The import arrows of lib/README.md. No exceptions list: what does not fit is moved.
const PURE = '(rules|policy|schema|types)(\\.ts$|/)';
const pureFiles = `^lib/[^/]+/${PURE}`;
const plainPlatform = '^lib/platform/(actor|errors|zone-name)\\.ts$';
const database = ['^lib/platform/(db|generated)', '(^|/)node_modules/(@prisma|pg|pg-boss)/'];

// Which rooms a room may use. Nobody uses jobs; service-levels uses no other.
const below = {
  platform: [],
  'service-levels': ['platform'],
  knowledge: ['platform', 'service-levels'],
  notifications: ['platform'],
  auth: ['notifications', 'platform'],
  audit: ['auth', 'notifications', 'platform'],
  inbox: ['auth', 'notifications', 'platform'],
  accounts: ['auth', 'notifications', 'service-levels', 'platform'],
  integrations: ['auth', 'notifications', 'platform'],
  attachments: ['accounts', 'auth', 'notifications', 'platform'],
  upgrades: ['attachments', 'accounts', 'auth', 'notifications', 'service-levels', 'platform'],
  billing: ['upgrades', 'accounts', 'auth', 'platform'],
  preparation: ['cases', 'upgrades', 'accounts', 'auth', 'notifications', 'platform'],
  waves: ['upgrades', 'accounts', 'auth', 'platform'],
  imports: ['upgrades', 'accounts', 'auth', 'notifications', 'platform'],
  cases: ['upgrades', 'attachments', 'accounts', 'auth', 'notifications', 'service-levels', 'platform'],
  correspondence: ['cases', 'attachments', 'accounts', 'auth', 'notifications', 'platform'],
  macros: ['cases', 'upgrades', 'accounts', 'auth', 'service-levels', 'platform'],
  desk: ['cases', 'auth', 'service-levels', 'platform'],
  calendars: ['auth', 'service-levels', 'platform'],
};

const roomRules = Object.entries(below).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `${room} may use ${others.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^lib/', pathNot: `^lib/(${[room, ...others].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: { pathNot: '^lib/platform/generated/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma|tests)/' },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'pure-is-pure',
      comment:
        'Rules, policies, schemas and types run in a browser: no database, Next, environment, clock, Node.',
      severity: 'error',
      from: { path: pureFiles },
      to: {
        pathNot: [
          pureFiles,
          plainPlatform,
          '(^|/)node_modules/(zod|temporal-polyfill|date-holidays-parser|ical-generator)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-types-are-pure',
      severity: 'error',
      from: { path: pureFiles },
      to: {
        path: [
          '(^|/)node_modules/(next|next-auth|react|@prisma|pg)/',
          '^lib/platform/(db|generated|env)',
          '^lib/[^/]+/(data|commands|loaders|actions|jobs)',
        ],
      },
    },
    {
      name: 'database-in-data-and-commands',
      comment: 'Only reads, commands, the platform and the sign-in adapter touch the database.',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/|^proxy\\.ts$|^instrumentation\\.ts$',
        pathNot: '^lib/(platform/|[^/]+/(data|commands)(\\.ts$|/)|auth/adapter\\.ts$)',
      },
      to: { path: database, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-next-below-pages',
      comment: 'Reads, commands, rules and jobs know no framework.',
      severity: 'error',
      from: { path: '^lib/[^/]+/(data|commands|rules|policy|schema|types|jobs)(\\.ts$|/)|^lib/jobs/' },
      to: { path: '(^|/)node_modules/(next|next-auth|react|react-dom)/' },
    },
    {
      name: 'commands-and-data-know-no-transport',
      severity: 'error',
      from: { path: '^lib/[^/]+/(data|commands)(\\.ts$|/)' },
      to: { path: ['^lib/[^/]+/(loaders|actions|jobs)(\\.ts$|/)', '^(app|components)/'] },
    },
    {
      name: 'pages-only-compose',
      comment: 'Pages use loaders, actions and pure files; the API, jobs and handlers use commands and data.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/api/' },
      to: {
        path: '^lib/[^/]+/(data|commands|adapter|jobs)(\\.ts$|/)|^lib/platform/(db|generated|command|live|mailer)',
      },
    },
    {
      name: 'api-uses-commands-and-data',
      severity: 'error',
      from: { path: '^app/api/v1/' },
      to: { path: ['^lib/[^/]+/(loaders|actions)(\\.ts$|/)', '^components/'] },
    },
    {
      name: 'ui-knows-no-product',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: ['^lib/', '^app/', '^components/(?!ui/)'], pathNot: '^lib/platform/zone-name\\.ts$' },
    },
    {
      name: 'components-use-actions-and-pure-files',
      severity: 'error',
      from: { path: '^components/(?!ui/)' },
      to: { path: ['^lib/', '^app/'], pathNot: [pureFiles, plainPlatform, '^lib/[^/]+/actions(\\.ts$|/)'] },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components|tests)/' },
    },
    {
      name: 'nobody-uses-jobs',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/jobs/' },
      to: { path: '^lib/jobs/|^lib/[^/]+/jobs\\.ts$' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma)/' },
      to: { path: '^tests/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-without-dev-packages',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/|^lib/platform/generated' },
    exclude: { path: '(^|/)\\.(next|data|results)|^tests/bench/floor/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
