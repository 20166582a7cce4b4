/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types, in a tenth of the time.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'date-holidays', 'rate-limiter-flexible'],
  experimental: {
    agentUpgrade: false,
    // A request of 500 users with every list full is 8.5 MB.
    serverActions: { bodySizeLimit: '9mb' },
  },
};

export default nextConfig;
