/** Runs once in the web process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { believeOnlyOurProxies } = await import('@/lib/platform/peer-address');
    believeOnlyOurProxies();
  }
}
