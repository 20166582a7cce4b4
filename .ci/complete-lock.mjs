// npm drops an optional platform package that the registry cannot serve from package-lock.json, and `npm ci` then refuses the lock
// ("Missing: @x/y-darwin-arm64@ from lock file"). Writes those entries back; they are never installed where the registry lacks them.
// Run it after every `npm install`: node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = new Set('darwin win32 linux android freebsd openbsd netbsd sunos aix openharmony'.split(' '));
const PROCESSORS = new Set('arm64 arm x64 ia32 ppc64 s390x riscv64 loong64 mips64el wasm32'.split(' '));
const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

/** Node's own search: beside the package, then in each folder above. */
function isThere(from, name) {
  for (
    let at = from;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

function entryFor(name, spec, dev) {
  const words = name.split('/').pop().split(/[-_.]/);
  const os = words.filter((word) => SYSTEMS.has(word));
  const cpu = words.filter((word) => PROCESSORS.has(word)).slice(0, 1);
  const glibc = name.includes('gnu') && os.includes('linux');
  const libc = name.includes('musl') ? ['musl'] : glibc ? ['glibc'] : undefined;
  return {
    version: spec.replace(/^[\^~]/, '').replace(/^npm:.*@/, ''),
    optional: true,
    ...(dev ? { dev } : {}),
    os: os.length > 0 ? os : ['none'],
    cpu: cpu.length > 0 ? cpu : ['none'],
    ...(libc ? { libc } : {}),
  };
}

const added = [];
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, spec] of Object.entries(optionalDependencies)) {
    if (isThere(from, name)) continue;
    packages[`node_modules/${name}`] = entryFor(name, spec, dev);
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} entries added ${added.join(', ')}\n`);
