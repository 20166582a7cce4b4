import { Forbidden } from './errors';

export type Role = 'CUSTOMER_ADMIN' | 'AGENT' | 'LEAD' | 'OPERATIONS';

declare const minted: unique symbol;

/** The accounts a person may see. Only `lib/auth` mints one; every read of customer data takes it as an argument. */
export type AccountScope = ({ kind: 'all' } | { kind: 'accounts'; accountNumbers: readonly number[] }) & {
  readonly [minted]: true;
};

export type Actor = {
  /** Null for the product itself (jobs, seed). */
  userId: string | null;
  name: string;
  email: string;
  role: Role;
  timeZone: string;
  scope: AccountScope;
  canWrite: boolean;
  via: 'session' | 'token' | 'mail' | 'system';
};

/** An actor who is a person; commands that record who did something ask for one. */
export type Person = Actor & { userId: string };

export const isStaff = (actor: Actor): boolean => actor.role !== 'CUSTOMER_ADMIN';

/** @throws Forbidden when the actor holds none of the roles. */
export function requireRole(actor: Actor, ...roles: Role[]): void {
  if (!roles.includes(actor.role)) throw new Forbidden();
}

/** @throws Forbidden when the actor is the product itself. */
export function requirePerson(actor: Actor): Person {
  if (actor.userId === null) throw new Forbidden();
  return actor as Person;
}

/** The Prisma condition on an `accountNumber` column that keeps a query inside the scope. */
export function whereInScope(scope: AccountScope): { accountNumber?: { in: number[] } } {
  return scope.kind === 'all' ? {} : { accountNumber: { in: [...scope.accountNumbers] } };
}

export function isInScope(scope: AccountScope, accountNumber: number): boolean {
  return scope.kind === 'all' || scope.accountNumbers.includes(accountNumber);
}
