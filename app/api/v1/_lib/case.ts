import { getCase } from '@/lib/cases/data/get-case';
import { serializeCase } from '../cases/serializer';
import { ok } from './answer';
import type { PersonalCall } from './serve';

/** What every operation on a case answers: the case as it stands now. */
export async function answerWithCase({ actor }: PersonalCall<unknown, unknown>, number: number) {
  const detail = await getCase(actor.scope, number);
  return ok(serializeCase(detail, actor), detail.version);
}
