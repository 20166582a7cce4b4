const NEEDED = [22, 12] as const;

/** What is wrong with a version of Node, if anything. Here and in main.ts only what any Node loads. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined;
  return `Cutover needs Node ${NEEDED.join('.')} or later and found ${version}. On Linux x64, npm ci installs it; elsewhere, install it yourself.`;
}
