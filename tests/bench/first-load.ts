import { gzipSync } from 'node:zlib';

const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g;
const AHEAD = /<link\b(?=[^>]*(?:rel="modulepreload"|as="script"))[^>]*\bhref="([^"]+)"[^>]*>/g;

/** The scripts that a page's HTML loads, at once or ahead of their use, each once. */
function scriptsOf(html: string): string[] {
  const found = [...html.matchAll(SCRIPT), ...html.matchAll(AHEAD)];
  return [...new Set(found.map(([, source]) => source ?? ''))];
}

/** Gzipped size of every script that a page's HTML loads, KB. */
export async function firstLoadKb(origin: string, path: string, cookie = ''): Promise<number> {
  const page = await fetch(new URL(path, origin), { redirect: 'manual', headers: { cookie } });
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}.`);
  const sizes = scriptsOf(await page.text()).map((source) => gzippedBytes(new URL(source, origin)));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
}

async function gzippedBytes(source: URL): Promise<number> {
  const script = await fetch(source);
  if (!script.ok) throw new Error(`${source.pathname} answered ${script.status}.`);
  return gzipSync(Buffer.from(await script.arrayBuffer())).length;
}
