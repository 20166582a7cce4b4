import { startProduct, untilReady } from './started-product';

/** The product for all browser tests: really started, with demo data. E2E_BASE_URL (with DATA_DIR) names one that runs already. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_BASE_URL) return () => Promise.resolve();
  const product = await startProduct();
  await untilReady(product);
  process.env.E2E_BASE_URL = product.origin;
  process.env.DATA_DIR = product.dataDir;
  return product.stop;
}
