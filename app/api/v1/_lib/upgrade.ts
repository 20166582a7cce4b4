import { systemClock } from '@/lib/platform/clock';
import { listNotices } from '@/lib/upgrades/data/notices';
import type { UpgradeState } from '@/lib/upgrades/types';
import { serializeUpgrade } from '../accounts/[number]/upgrade/serializer';
import { ok } from './answer';
import type { PersonalCall } from './serve';

/** What every operation on an account's upgrade answers: the upgrade as it stands now. */
export async function answerWithUpgrade({ actor }: PersonalCall<unknown, unknown>, state: UpgradeState) {
  const notices = await listNotices(actor.scope, state.account.number);
  return ok(serializeUpgrade(state.upgrade, notices, systemClock.now()), state.version);
}
