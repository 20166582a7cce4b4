import autocannon, { type Request } from 'autocannon';
import { type Figures, figuresFrom } from './figures';
import { CONCURRENCY } from './options';

export type Target = { origin: string; request: Request };

/** Requests at the fixed concurrency for so many seconds. @throws when an answer is not a success: its figure would lie */
export async function runRequests({ origin, request }: Target, seconds: number): Promise<Figures> {
  // Once beforehand: what is loaded on the first request is not part of any figure.
  await fetch(new URL(request.path ?? '/', origin), request).then((answer) => answer.arrayBuffer());
  const durations: number[] = [];
  const started = performance.now();
  const running = autocannon({
    url: origin,
    connections: CONCURRENCY,
    duration: seconds,
    requests: [request],
    timeout: 30,
  });
  running.on('response', (_client, _status, _bytes, ms) => durations.push(ms));
  const result = await running;
  const elapsed = performance.now() - started;
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result['2xx'] === 0) {
    throw new Error(
      `${request.method ?? 'GET'} ${request.path}: ${failed} of ${durations.length} answers were no success.`,
    );
  }
  return figuresFrom(durations, elapsed);
}
