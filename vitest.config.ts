import { defineConfig } from 'vitest/config';

// A strange zone, so that no test passes because the machine happens to be in UTC.
process.env.TZ = 'Asia/Kathmandu';

const alias = {
  '@': import.meta.dirname,
  'server-only': `${import.meta.dirname}/tests/support/server-only.ts`,
};
// Ends what hangs; it says nothing of how fast something should be. A busy machine may take minutes to start a product.
const PATIENT = { testTimeout: 120_000, hookTimeout: 300_000 };
const withDatabase = {
  setupFiles: ['tests/support/worker-database.ts'],
  pool: 'forks' as const,
  ...PATIENT,
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves a core free by itself; these tests wait for PostgreSQL and processes half of their time.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...PATIENT, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/vitest-database.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: ['tests/support/vitest-database.ts', 'tests/support/vitest-build.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/vitest-build.ts'],
          ...PATIENT,
        },
      },
    ],
  },
});
