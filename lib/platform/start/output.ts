// A terminal that is gone is no reason to fail, least of all while stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** What a person at the terminal reads; events of running processes go to the log instead. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
