import * as access from '../accounts/[number]/access/schema';
import * as bill from '../accounts/[number]/bill/schema';
import * as directory from '../accounts/[number]/directory/schema';
import * as upgrade from '../accounts/[number]/upgrade/schema';
import * as calendar from '../accounts/[number]/upgrade.ics/schema';
import * as accounts from '../accounts/schema';
import * as attachments from '../attachments/schema';
import * as cases from '../cases/schema';
import * as freezes from '../freezes/schema';
import * as me from '../me/schema';
import * as openapi from '../openapi.json/schema';
import * as serviceLevels from '../service-levels/schema';
import * as tokens from '../tokens/schema';
import * as plans from '../waves/[id]/schema';
import * as waves from '../waves/schema';
import * as webhooks from '../webhooks/schema';
import type { Operation } from './operation';

/**
 * Every operation of the API. The OpenAPI document and the role × route tests are made from this list; a test fails
 * when a route answers to something that is not on it, or the other way round.
 */
export const manifest: readonly Operation[] = [
  me.getMe,
  serviceLevels.getServiceLevels,
  serviceLevels.previewServiceLevels,
  accounts.listAccounts,
  accounts.createAccount,
  accounts.getAccount,
  accounts.correctAccount,
  upgrade.getUpgrade,
  upgrade.scheduleUpgrade,
  upgrade.withdrawUpgrade,
  upgrade.startUpgrade,
  upgrade.completeUpgrade,
  upgrade.failUpgrade,
  access.getAccess,
  directory.listDirectory,
  bill.getBill,
  calendar.getCalendar,
  cases.openCase,
  cases.listCases,
  cases.claimNextCase,
  cases.getCase,
  cases.changeCase,
  cases.commentOnCase,
  cases.listEvents,
  attachments.attachFile,
  attachments.listAttachments,
  attachments.downloadAttachment,
  cases.completeItem,
  cases.closeCase,
  cases.acceptResolution,
  cases.reopenCase,
  tokens.listTokens,
  tokens.createToken,
  tokens.revokeToken,
  webhooks.listWebhooks,
  webhooks.createWebhook,
  webhooks.getWebhook,
  webhooks.changeWebhook,
  webhooks.deleteWebhook,
  webhooks.rotateWebhookSecret,
  webhooks.listDeliveries,
  webhooks.replayDeliveries,
  waves.listWaves,
  waves.createWave,
  waves.getWave,
  waves.changeWave,
  plans.planWave,
  plans.applyPlan,
  plans.moveWave,
  freezes.listFreezes,
  freezes.addFreeze,
  freezes.endFreeze,
  openapi.getOpenApi,
];
