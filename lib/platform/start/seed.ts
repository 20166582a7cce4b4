import { withConnection } from './connect';
import { runNode } from './run-child';
import { StartError } from './start-error';

const withProduct = (file: string) => ['--conditions=react-server', '--import', 'tsx', file];
const SEED = withProduct('prisma/seed.ts');

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const found = await withConnection(databaseUrl, (client) => client.query('SELECT 1 FROM accounts LIMIT 1'));
  return found.rowCount === 0;
}

/** The demo data, into a database that has no account yet. Returns whether it did. */
export async function seedDemo(databaseUrl: string, env: Record<string, string>): Promise<boolean> {
  if (!(await isEmpty(databaseUrl))) return false;
  const { code, output } = await runNode([...SEED, '--scenario', 'demo'], { env });
  if (code !== 0) throw new StartError(`The demo data could not be written:\n${output.trim()}`);
  return true;
}

/** Somebody of operations, by the link that this prints. */
export async function inviteOperator(args: readonly string[], env: Record<string, string>): Promise<number> {
  return (await runNode([...withProduct('prisma/operator.ts'), ...args], { env, show: true })).code;
}

export async function seedWith(args: readonly string[], env: Record<string, string>): Promise<number> {
  return (await runNode([...SEED, ...args], { env, show: true })).code;
}
