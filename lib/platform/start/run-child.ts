import { type SpawnOptions, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { endingSignal } from './lifetime';
import { childEnv, projectRoot } from './project';

type Options = { env?: Record<string, string | undefined>; show?: boolean; logFile?: string };

/** Runs a Node program to its end. With `show` its output goes to the terminal, otherwise it is kept. */
export function runNode(args: readonly string[], { env = {}, show = false, logFile }: Options = {}) {
  const options: SpawnOptions = {
    cwd: projectRoot,
    env: childEnv(env),
    signal: endingSignal,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  };
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [...args], options);
    const file = logFile ? createWriteStream(logFile) : undefined;
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      file?.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      file?.end();
      resolve({ code: code ?? 1, output });
    });
  });
}
