// Loaded first into the web and the worker: when its supervisor is killed, it ends too, and frees its port for the next start.
import { endAfterLastAnswers } from './last-answers.mjs';
import { setPageHeaders } from './page-headers.mjs';

const GRACE_MS = 2_000;

if (process.env.PROCESS_NAME === 'web') {
  setPageHeaders();
  endAfterLastAnswers();
}

// What was the supervisor's output may be gone before this process is.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
