import { resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../../..');

/** The same build as the product's, with nothing of the product in it. */
export default {
  output: 'standalone',
  outputFileTracingRoot: projectRoot,
  turbopack: { root: projectRoot },
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pg'],
  experimental: { agentUpgrade: false },
};
