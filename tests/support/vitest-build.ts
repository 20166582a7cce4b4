import { ensureBuild } from '@/lib/platform/start/build';

/** The API is tested on the production build. */
export default async function setup(): Promise<void> {
  await ensureBuild();
}
