import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { alive, descendants } from '../support/processes';
import { type StartedProduct, startProduct, untilReady } from '../support/started-product';
import { temporaryFolder } from '../support/test-server';

const PATIENT = { timeout: 180_000, interval: 50 };

const ready = async (product: StartedProduct) => {
  const answer = await fetch(`${product.origin}/api/health/ready`).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as { status: string }).status : 'unreachable';
};

const pidOf = (product: StartedProduct, command: RegExp) =>
  descendants(product.child.pid ?? 0).find((one) => command.test(one.command))?.pid ?? 0;

const WEB = /next-server|server\.js/;
const WORKER = /lib\/jobs\/worker\.ts/;
const POSTGRES = /bin\/postgres -D/;

describe('the started product', { timeout: 600_000 }, () => {
  const dataDir = temporaryFolder('supervision');
  const env = { DEMO: '0' };
  let product: StartedProduct;

  beforeAll(async () => {
    product = await startProduct({ dataDir, env });
    await untilReady(product);
  });

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('is degraded without a worker at first, and ok once one reports', async () => {
    await vi.waitFor(async () => expect(await ready(product)).toBe('ok'), PATIENT);
  });

  test('refuses a second start on its data folder in one line', async () => {
    const second = await startProduct({ dataDir, env });
    expect(await second.ended).toBe(1);
    expect(second.output().trim().split('\n')).toEqual([
      expect.stringMatching(/^Cutover already runs on .*Stop it, or set DATA_DIR/),
    ]);
  });

  test.each([
    ['web', WEB],
    ['worker', WORKER],
    ['database', POSTGRES],
  ])('starts the %s again when it is killed', async (_, command) => {
    const before = pidOf(product, command);
    expect(before).toBeGreaterThan(0);
    process.kill(before, 'SIGKILL');
    await vi.waitFor(() => {
      const now = pidOf(product, command);
      expect(now).toBeGreaterThan(0);
      expect(now).not.toBe(before);
    }, PATIENT);
    await vi.waitFor(async () => expect(await ready(product)).toBe('ok'), PATIENT);
  });

  test('starts again on the same data after a kill -9 of its supervisor, and leaves nothing of the first behind', async () => {
    const orphans = descendants(product.child.pid ?? 0);
    process.kill(product.child.pid ?? 0, 'SIGKILL');
    await product.ended;
    const { port } = new URL(product.origin);
    product = await startProduct({ dataDir, env, port: Number(port) });
    await untilReady(product);
    await vi.waitFor(() => expect(alive(orphans)).toEqual([]), PATIENT);
  });

  test('finishes on SIGTERM with exit code 0, also when it comes twice, and no process stays', async () => {
    const processes = descendants(product.child.pid ?? 0);
    expect(processes.length).toBeGreaterThan(3);
    product.child.kill('SIGTERM');
    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
    expect(alive(processes)).toEqual([]);
  });
});
