import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every page of the product, read from the file tree, so that a new page is tested from its first day. */
export function pagePaths(parameter: string, folder = 'app', path = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'page.tsx') return [path || '/'];
    if (!entry.isDirectory() || entry.name.startsWith('_')) return [];
    const segment = entry.name.startsWith('(') ? '' : `/${entry.name.replace(/^\[.*\]$/, parameter)}`;
    return pagePaths(parameter, join(folder, entry.name), path + segment);
  });
}
