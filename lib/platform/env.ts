import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce
  .number({ error: 'must be a port number from 1 to 65535' })
  .int('must be a port number from 1 to 65535')
  .min(1, 'must be a port number from 1 to 65535')
  .max(65535, 'must be a port number from 1 to 65535');

const address = (protocols: readonly string[], what: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), what);

const hops = 'must be the number of trusted proxies, 0 to 10';

/** What an operator may set; every variable is optional. */
const variables = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => resolve(folder)),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'must be a postgresql:// address').optional(),
  APP_URL: address(['http:', 'https:'], 'must be an http:// or https:// address')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  AUTH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'must be an smtp:// or smtps:// address').optional(),
  /** Answers by mail: the provider signs with this; without it nobody reads them. */
  INBOUND_MAIL_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64')
    .optional(),
  /** What stands after the @ of the addresses that answers go to; the host of APP_URL unless given. */
  INBOUND_MAIL_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a domain')
    .optional(),
  /** The mail host whose Authentication-Results are believed; without it only what the provider's JSON says. */
  INBOUND_MAIL_HOST: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be the name that the host gives itself in the header')
    .optional(),
  UPGRADE_RUNNER: z.enum(['automatic', 'external'], { error: 'must be automatic or external' }).optional(),
  WEBHOOK_ALLOW_LOOPBACK: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  /** Attachments go to this bucket instead of a folder below DATA_DIR. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, 'must be the name of a bucket')
    .optional(),
  S3_ENDPOINT: address(['http:', 'https:'], 'must be an http:// or https:// address').optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the name of a region')
    .default('us-east-1'),
  TRUSTED_PROXY_HOPS: z.coerce.number({ error: hops }).int(hops).min(0, hops).max(10, hops).default(0),
});

/** An embedded database is a demo unless told; with another database the demo must be asked for. */
const mayBeDemo = ({ DEMO, DATABASE_URL }: z.infer<typeof variables>) =>
  DEMO === undefined ? !DATABASE_URL : DEMO === '1';

const settingsSchema = variables.refine((given) => given.WEBHOOK_ALLOW_LOOPBACK !== '1' || mayBeDemo(given), {
  path: ['WEBHOOK_ALLOW_LOOPBACK'],
  error: 'may be 1 only in a demo (DEMO=1)',
});

export type Settings = z.infer<typeof settingsSchema>;
type Runtime = Omit<Settings, 'DEMO' | 'WEBHOOK_ALLOW_LOOPBACK'> & {
  DATABASE_URL: string;
  APP_URL: string;
  DEMO: boolean;
  AUTH_SECRET: string;
  UPGRADE_RUNNER: 'automatic' | 'external';
  /** Webhooks to http:// addresses and to this machine: for trying them out on a demo, never on a real system. */
  WEBHOOK_ALLOW_LOOPBACK: boolean;
};

export class BadSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Reads and checks the variables; throws BadSettings with one line per bad one. Values are never repeated: some are secret. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new BadSettings([
    ...new Map(
      parsed.error.issues.map((issue) => [issue.path[0], `${String(issue.path[0])} ${issue.message}.`]),
    ).values(),
  ]);
}

function readRuntime(): Runtime {
  const settings = readSettings();
  const { DATABASE_URL, AUTH_SECRET } = settings;
  const missing = Object.entries({ DATABASE_URL, AUTH_SECRET }).flatMap(([name, value]) =>
    value ? [] : [`${name} is not set.`],
  );
  if (!DATABASE_URL || !AUTH_SECRET) throw new BadSettings(missing);
  const demo = settings.DEMO === '1';
  return {
    ...settings,
    DATABASE_URL,
    AUTH_SECRET,
    DEMO: demo,
    WEBHOOK_ALLOW_LOOPBACK: demo && settings.WEBHOOK_ALLOW_LOOPBACK === '1',
    APP_URL: settings.APP_URL ?? `http://localhost:${settings.PORT}`,
    UPGRADE_RUNNER: settings.UPGRADE_RUNNER ?? (demo ? 'automatic' : 'external'),
  };
}

let runtime: Runtime | undefined;

/** The settings of a running web, worker or seed process: read on first use, so that a build needs none of them. */
export function env(): Readonly<Runtime> {
  runtime ??= readRuntime();
  return runtime;
}
