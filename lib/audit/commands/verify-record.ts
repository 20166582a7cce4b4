import 'server-only';
import { z } from 'zod';
import { listOperations } from '@/lib/auth/data';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { type CommandContext, command } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { isMacOf } from '@/lib/platform/secrets';
import { digestEntries, getLastCheck, listSeals } from '../data/seals';
import { assertMayReadAudit } from '../policy';
import { followsOn, isWhole, type SealFacts, sealText } from '../rules/seal';
import { SEAL_PURPOSE } from './seal-entries';

const SEALS_AT_ONCE = 100;

type Seal = SealFacts & { mac: string };
type Verified = { sealNumber: number; sealMac: string | null; finding: string | null };

/**
 * Computes every seal anew from the rows that are there: an edited, removed or added row, a broken chain, and an end that
 * was there at the last check and is not now are found. What is found is kept, and operations are told once of each finding.
 */
export async function verifyRecord(ctx: CommandContext): Promise<Verified> {
  assertMayReadAudit(ctx.actor);
  const found = await walkChain();
  await noteCheck(ctx, found);
  return found;
}

async function walkChain(): Promise<Verified> {
  const last = await getLastCheck();
  let before: Seal | null = null;
  let isLastThere = last === null || last.sealMac === null;
  for (;;) {
    const seals: Seal[] = await listSeals(before?.number ?? 0, SEALS_AT_ONCE);
    for (const seal of seals) {
      const finding = await faultOf(seal, before);
      if (finding) return { sealNumber: before?.number ?? 0, sealMac: before?.mac ?? null, finding };
      isLastThere ||= seal.mac === last?.sealMac;
      before = seal;
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  const finding = isLastThere
    ? null
    : `The record ends before seal ${last?.sealNumber}, which was there before.`;
  return { sealNumber: before?.number ?? 0, sealMac: before?.mac ?? null, finding };
}

async function faultOf(seal: Seal, before: Seal | null): Promise<string | null> {
  if (!followsOn(seal, before)) return `Seal ${seal.number} does not follow the one before it.`;
  if (!isMacOf(SEAL_PURPOSE, sealText(seal, before?.mac ?? ''), seal.mac))
    return `Seal ${seal.number} is not ours: it was forged, or AUTH_SECRET is another one now.`;
  const { afterId, toId } = seal;
  if (isWhole(seal, await digestEntries(db, { afterId, toId }))) return null;
  return `Entries ${afterId + 1n} to ${toId} are not what they were when they were sealed.`;
}

/** A finding stays until the record is whole again; only another one is told. */
const noteCheck = command({
  name: 'audit.verified',
  input: z.strictObject({
    sealNumber: z.number().int(),
    sealMac: z.string().nullable(),
    finding: z.string().nullable(),
  }),
  async run({ tx, now }, { sealNumber, sealMac, finding }) {
    const last = await getLastCheck(tx);
    // What was last known to be whole is what the next check asks for, whatever is found meanwhile.
    const anchor =
      finding === null
        ? { sealNumber, sealMac }
        : { sealNumber: last?.sealNumber ?? 0, sealMac: last?.sealMac ?? null };
    const { id } = await tx.auditCheck.create({
      data: { at: now, ...anchor, finding },
      select: { id: true },
    });
    if (finding !== null && finding !== last?.finding)
      await notifyPeople(tx, messageOf(id, finding), await listOperations(tx), now, { mail: true });
    return {
      result: null,
      audit: { subjectType: 'audit_check', subjectId: id, after: { sealNumber, finding } },
      events: [],
    };
  },
});

const messageOf = (id: string, finding: string) => ({
  occasion: `audit-check:${id}`,
  kind: 'audit-check',
  title: 'The record of changes is not what it was',
  text: `${finding}\n\nThe product itself never changes it. Keep the database and its backups as they are, and look for who had access.`,
  href: '/operations/audit',
});
