import type { ClientBase } from 'pg';
import type { PersonRef } from '@/lib/cases/types';
import { SeedError } from '../arguments';
import { inOneTransaction } from '../connection';
import { writeCredentials } from '../credentials-file';
import { STAFF } from '../demo/people';
import { peopleRows } from '../people';
import { policyRow } from '../policy';
import type { Random } from '../random';

export type Staff = { agents: PersonRef[]; operatorId: string };

/** An empty database gets the desk's people first, so that somebody can sign in and the cases have whom to belong to. */
export async function hireStaff(
  order: { databaseUrl: string; dataDir: string; now: Date },
  random: Random,
): Promise<void> {
  const { databaseUrl, dataDir, now } = order;
  await inOneTransaction(databaseUrl, async (tx) => {
    await tx.sltPolicy.createMany({ data: [policyRow], skipDuplicates: true });
    if (await tx.user.findFirst({ where: { role: { not: 'CUSTOMER_ADMIN' } }, select: { id: true } })) return;
    const people = await peopleRows(STAFF, now, random);
    await tx.user.createMany({ data: people.users });
    await tx.apiToken.createMany({ data: people.tokens });
    writeCredentials(dataDir, people.credentials);
  });
}

export async function findStaff(client: ClientBase): Promise<Staff> {
  const { rows } = await client.query<PersonRef & { role: string }>(
    `SELECT id, name, email, role::text AS role FROM users
     WHERE role <> 'CUSTOMER_ADMIN' AND disabled_at IS NULL ORDER BY email`,
  );
  const agents = rows.filter(({ role }) => role === 'AGENT');
  const operator = rows.find(({ role }) => role === 'OPERATIONS');
  if (agents.length === 0 || !operator)
    throw new SeedError('The cases need at least one agent and one person of operations.');
  return { agents, operatorId: operator.id };
}
