import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import type { SealStatus } from '../types';

const columns = {
  number: true,
  afterId: true,
  toId: true,
  entries: true,
  digest: true,
  mac: true,
  sealedAt: true,
} as const;

export const getLastSeal = (tx: Pick<Tx, 'auditSeal'> = db) =>
  tx.auditSeal.findFirst({ orderBy: { number: 'desc' }, select: columns });

/** Seals in the order of the chain, a part at a time. */
export const listSeals = (afterNumber: number, limit: number) =>
  db.auditSeal.findMany({
    where: { number: { gt: afterNumber } },
    orderBy: { number: 'asc' },
    take: limit,
    select: columns,
  });

export const getLastCheck = (tx: Pick<Tx, 'auditCheck'> = db) =>
  tx.auditCheck.findFirst({
    orderBy: { at: 'desc' },
    select: { at: true, sealNumber: true, sealMac: true, finding: true },
  });

type Part = { afterId: bigint; toId: bigint; limit?: number };
type Digest = { entries: number; toId: bigint | null; digest: Uint8Array<ArrayBuffer> };

/** How many rows there are after one and up to another, the last of them, and a digest of all that they say, in their order. */
export async function digestEntries(tx: Pick<Tx, '$queryRaw'>, part: Part): Promise<Digest> {
  const { afterId, toId, limit = null } = part;
  const [found] = await tx.$queryRaw<Digest[]>`
    SELECT count(*)::int AS entries, max(id) AS "toId",
      sha256(coalesce(string_agg(sha256(convert_to(said, 'UTF8')), '' ORDER BY id), '')) AS digest
    FROM (
      SELECT id, jsonb_build_array(id, (extract(epoch FROM at) * 1000)::bigint, actor_id, actor_role, via, action,
        subject_type, subject_id, account_number, "before"::text, "after"::text, request_id)::text AS said
      FROM audit_entries WHERE id > ${afterId} AND id <= ${toId} ORDER BY id LIMIT ${limit}::int
    ) e`;
  return found ?? { entries: 0, toId: null, digest: new Uint8Array() };
}

/** How far the record is sealed, and what the last look at the seals found. */
export async function getSealStatus(): Promise<SealStatus> {
  const [seal, check] = await Promise.all([getLastSeal(), getLastCheck()]);
  return {
    sealedAt: seal?.sealedAt ?? null,
    sealedTo: seal ? Number(seal.toId) : null,
    checkedAt: check?.at ?? null,
    finding: check?.finding ?? null,
  };
}
