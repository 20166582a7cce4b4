import type { Clock } from './clock';

/** The committed event that started a job; its id is the event's own, whatever becomes of the job. */
export type CauseOfJob = { id: string; name: string; at: Date };

export type JobContext = {
  /** The instant the run began. */
  now: Date;
  clock: Clock;
  /** The same for every attempt of one job: receivers recognise repeats by it. */
  jobId: string;
  /** Present when an outbox event started the job. */
  event?: CauseOfJob | undefined;
  /** Aborted when the worker is told to stop: begin nothing new, finish within three seconds. */
  signal?: AbortSignal | undefined;
};

type Retry = {
  /** Attempts after the first. */
  limit: number;
  /** Doubled on each attempt, with jitter. */
  delaySeconds: number;
};

/**
 * Work outside a request. A job runs at least once, so its handler must be safe to repeat. It is started by an outbox
 * event (`on`), by a cron expression in UTC (`schedule`), every few seconds (`everySeconds`, one worker at a time), or any of them.
 */
export type JobDefinition = {
  /** `<room>.<verb-noun>`, for instance `notifications.send-mail`. */
  name: string;
  on?: readonly string[];
  schedule?: string;
  everySeconds?: number;
  retry?: Retry;
  /** A run longer than this counts as lost and is retried. 60 unless told. */
  timeoutSeconds?: number;
  handler: (payload: unknown, context: JobContext) => Promise<void>;
};
