import { spawn } from 'node:child_process';
import { projectRoot } from '@/lib/platform/start/project';

export type Verdict = { ok: boolean; says: string; details: string };

/** Runs a program of node_modules and keeps what it printed. */
export function runTool(
  script: string,
  args: readonly string[],
  cwd = projectRoot,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${projectRoot}/node_modules/${script}`, ...args], { cwd });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** How many lines of the output match; a tool's own total is not always printed. */
export const countLines = (output: string, pattern: RegExp) =>
  output.split('\n').filter((line) => pattern.test(line)).length;
