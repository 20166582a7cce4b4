import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/client';
import { isUuid } from '../schema/fields';
import type { PersonRef } from '../types';

const assignable: Prisma.UserWhereInput = { role: { in: ['AGENT', 'LEAD', 'OPERATIONS'] }, disabledAt: null };
const columns = { id: true, name: true, email: true } as const;

/** Everybody a case can be given to, by name. */
export function listAssignableStaff(tx: Pick<Tx, 'user'> = db): Promise<PersonRef[]> {
  return tx.user.findMany({
    where: assignable,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: columns,
  });
}

/**
 * The member of staff a reference means: `me`, a user id or an email address.
 * @throws Invalid when nobody active on the desk is meant
 */
export async function getAssignable(
  tx: Pick<Tx, 'user'>,
  actor: Actor,
  reference: string,
): Promise<PersonRef> {
  const id = reference === 'me' ? actor.userId : reference;
  const who = id !== null && isUuid(id) ? { id } : { email: reference };
  const person = await tx.user.findFirst({ where: { ...assignable, ...who }, select: columns });
  if (!person) throw Invalid.field('assignee', 'Choose an active member of the support staff.');
  return person;
}

/** A person by id, for the record of who had a case before. */
export async function getPerson(tx: Pick<Tx, 'user'>, id: string | null): Promise<PersonRef | null> {
  return id === null ? null : tx.user.findUnique({ where: { id }, select: columns });
}
