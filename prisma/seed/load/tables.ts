import type { CaseStory } from '../case-story';
import type { UpgradeRows } from '../upgrade-story';
import { CopyBatch } from './copy-in';
import type { Customer, LoadUser } from './customers';

type CaseRow = ReturnType<CaseStory['row']>;
type ItemRow = ReturnType<CaseStory['itemRows']>[number];
type EventRow = ReturnType<CaseStory['eventRows']>[number];

/** `camelCase` properties to their `snake_case` columns. */
function columnsOf<Property extends string>(...properties: Property[]): (readonly [string, Property])[] {
  return properties.map((property) => [
    property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    property,
  ]);
}

export const caseBatch = () =>
  new CopyBatch<CaseRow>(
    'cases',
    columnsOf(
      'number',
      'accountNumber',
      'kind',
      'product',
      'request',
      'severity',
      'status',
      'subject',
      'description',
      'requesterId',
      'assigneeId',
      'relatedCaseNumber',
      'serviceLevel',
      'region',
      'policyVersion',
      'receivedAt',
      'respondBy',
      'respondedAt',
      'completeBy',
      'completedAt',
      'pausedAt',
      'pausedTotalMs',
      'nextDeadline',
      'atRiskAt',
      'itemCount',
      'itemsDone',
      'resolvedAt',
      'closedAt',
      'lastActivityAt',
      'version',
    ),
  );

export const itemBatch = () =>
  new CopyBatch<ItemRow>(
    'case_items',
    columnsOf(
      'id',
      'caseNumber',
      'position',
      'status',
      'summary',
      'fields',
      'directoryUserId',
      'completedAt',
      'completedById',
    ),
  );

export const eventBatch = () =>
  new CopyBatch<EventRow>(
    'case_events',
    columnsOf('caseNumber', 'type', 'visibility', 'actorId', 'at', 'body', 'data'),
  );

export const directoryBatch = () =>
  new CopyBatch<LoadUser>(
    'directory_users',
    columnsOf(
      'id',
      'accountNumber',
      'firstName',
      'lastName',
      'email',
      'username',
      'jobTitle',
      'extension',
      'phoneNumber',
      'callerId',
      'site',
      'license',
      'costCenter',
      'device',
      'products',
      'status',
      'settings',
      'version',
      'createdAt',
      'updatedAt',
    ),
  );

export const accountBatch = () =>
  new CopyBatch<Customer>(
    'accounts',
    columnsOf(
      'number',
      'name',
      'region',
      'timeZone',
      'serviceLevel',
      'userAdministration',
      'platform',
      'products',
      'createdAt',
      'updatedAt',
    ),
  );

export const adminBatch = () =>
  new CopyBatch<Customer['admin']>(
    'users',
    columnsOf('id', 'email', 'name', 'role', 'timeZone', 'createdAt'),
  );

export const membershipBatch = () =>
  new CopyBatch<{ userId: string; accountNumber: number }>(
    'memberships',
    columnsOf('userId', 'accountNumber'),
  );

export const upgradeBatch = () =>
  new CopyBatch<UpgradeRows['upgrades'][number]>(
    'upgrades',
    columnsOf(
      'id',
      'accountNumber',
      'current',
      'scheduleVersion',
      'wave',
      'upgradeStartsAt',
      'lockoutLeadMinutes',
      'durationMinutes',
      'lockoutStartsAt',
      'expectedEndAt',
      'startedAt',
      'completedAt',
      'failedAt',
      'failureReason',
      'scheduledById',
      'startedById',
      'endedById',
      'createdAt',
    ),
  );

export const noticeBatch = () =>
  new CopyBatch<UpgradeRows['notices'][number]>(
    'upgrade_notices',
    columnsOf('id', 'upgradeId', 'scheduleVersion', 'step', 'hoursBefore', 'userId', 'sentAt'),
  );
