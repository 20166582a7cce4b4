import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { CaseRow } from '../types';
import { listQueue } from './list-queue';

const SHOWN = 6;

/** What else the case's account has open, most urgent first. @throws Forbidden for customers */
export async function listOtherCases(
  actor: Actor,
  { number, accountNumber }: { number: number; accountNumber: number },
  now: Date,
): Promise<CaseRow[]> {
  const { rows } = await listQueue(actor, { account: accountNumber }, now);
  return rows.filter((row) => row.number !== number).slice(0, SHOWN);
}
