import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Cast, createCast } from './api-cast';
import { type ApiAnswer, type ApiClient, connectApi } from './api-client';
import { resetDatabase } from './database';
import { startWeb, type WebProcess } from './product-process';

/** Of one test file: its web process, a client for it, and before each test an empty database with a fresh cast. */
export function apiStage(): { web: WebProcess; api: ApiClient; cast: Cast } {
  const stage = {} as { web: WebProcess; api: ApiClient; cast: Cast };
  beforeAll(async () => {
    stage.web = await startWeb();
    stage.api = await connectApi(stage.web);
  });
  beforeEach(async () => {
    await resetDatabase();
    stage.cast = await createCast(stage.api);
  });
  afterAll(() => stage.web?.stop());
  return stage;
}

/** The same, so many times at once. */
export const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

export const statusesOf = (answers: readonly ApiAnswer[]): number[] =>
  answers.map(({ status }) => status).sort();
