import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/lib/platform/generated/client';

// Two seeds at once must not both find the database empty.
export const ADVISORY_LOCK = 713_200_115;
const LIMIT_MS = 60_000;

export type SeedTx = Prisma.TransactionClient;

/** One transaction on a connection of its own; nothing else seeds while it runs. */
export async function inOneTransaction<T>(databaseUrl: string, work: (tx: SeedTx) => Promise<T>): Promise<T> {
  // Prisma sends times without a zone; they mean UTC.
  const options = '-c timezone=UTC';
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 1, options }) });
  try {
    return await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)`;
        return work(tx);
      },
      { timeout: LIMIT_MS, maxWait: LIMIT_MS },
    );
  } finally {
    await db.$disconnect();
  }
}
