import closeWithGrace from 'close-with-grace';
import { systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { runWorker } from '@/lib/platform/worker/run';
import { jobs } from './registry';

const STOP_MS = 9_000;

let stop = async () => {};

closeWithGrace({ delay: STOP_MS, logger: false }, async ({ err }) => {
  if (err) log.fatal({ err }, 'worker.crashed');
  await stop();
});

stop = await runWorker(jobs, systemClock);
