declare module 'autocannon' {
  export type Request = {
    method?: 'GET' | 'POST';
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  };
  export type Options = {
    url: string;
    connections: number;
    duration: number;
    requests?: Request[];
    timeout?: number;
  };
  export type Result = {
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    duration: number;
    requests: { total: number };
    /** Milliseconds; there is no p95 of its own, 97.5 is the nearest. */
    latency: { average: number; p50: number; p90: number; p97_5: number; p99: number };
  };
  export type Instance = Promise<Result> & {
    on(
      event: 'response',
      listen: (client: unknown, status: number, bytes: number, ms: number) => void,
    ): Instance;
  };
  export default function autocannon(options: Options): Instance;
}
