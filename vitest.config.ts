import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const INTEGRATION = 'tests/integration/**/*.test.ts';

/** Whether it sets the environment that the product is loaded under, itself or in a module beside it. */
function setsEnvironment(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  const beside = [...text.matchAll(/from '\.\/([\w-]+)'/g)].map(([, name]) =>
    join(dirname(file), `${name}.ts`),
  );
  return text.includes('vi.stubEnv(') || beside.some(setsEnvironment);
}
/** These load the product anew, each in a process of its own. All others share one for each worker: a third less time. */
const ownEnvironment = globSync(INTEGRATION).filter(setsEnvironment);

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest would leave a core free; on two cores a second worker is worth it, a third is not.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { ...PATIENT, name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'integration',
          include: [INTEGRATION],
          exclude: ownEnvironment,
          isolate: false,
          globalSetup: ['tests/support/vitest-database.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'integration-own-environment',
          include: ownEnvironment,
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
