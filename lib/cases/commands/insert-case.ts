import 'server-only';
import type { Work } from '@/lib/platform/command';
import type { PreparedItem } from '../rules/references';
import type { CaseState, CaseVersion, NewEvent, Product, RequestType } from '../types';

type Filed = Pick<
  CaseState,
  | 'accountNumber'
  | 'kind'
  | 'severity'
  | 'requesterId'
  | 'serviceLevel'
  | 'region'
  | 'policyVersion'
  | 'respondBy'
  | 'completeBy'
  | 'nextDeadline'
  | 'atRiskAt'
> & {
  product: Product;
  request: RequestType | null;
  subject: string;
  description: string;
  relatedCase: number | null;
  items: readonly PreparedItem[];
  created: NewEvent;
};

/**
 * The case, its items and the first lines of the timeline in one statement: filing is what the most people do at once.
 * The case that went wrong gets its line, too.
 */
export async function insertCase({ tx, actor, now }: Work, filed: Filed): Promise<CaseVersion> {
  const items = filed.items.map(({ summary, fields, directoryUserId }, index) => ({
    position: index + 1,
    summary,
    fields,
    directory_user_id: directoryUserId,
  }));
  const [row] = await tx.$queryRaw<CaseVersion[]>`
    WITH filed AS (
      INSERT INTO cases (account_number, kind, product, request, severity, subject, description, requester_id,
        related_case_number, service_level, region, policy_version, received_at, respond_by, complete_by, next_deadline,
        at_risk_at, item_count, last_activity_at)
      VALUES (${filed.accountNumber}, ${filed.kind}::"CaseKind", ${filed.product}::"Product",
        ${filed.request}::"RequestType", ${filed.severity}::"Severity", ${filed.subject}, ${filed.description},
        ${filed.requesterId}::uuid, ${filed.relatedCase}::int, ${filed.serviceLevel}::"ServiceLevel",
        ${filed.region}::"Region", ${filed.policyVersion}, ${now}::timestamptz, ${filed.respondBy}::timestamptz,
        ${filed.completeBy}::timestamptz, ${filed.nextDeadline}::timestamptz, ${filed.atRiskAt}::timestamptz,
        ${items.length}, ${now}::timestamptz)
      RETURNING number, version
    ), items AS (
      INSERT INTO case_items (id, case_number, position, summary, fields, directory_user_id)
      SELECT gen_random_uuid(), filed.number, i.position, i.summary, i.fields, i.directory_user_id
      FROM filed, json_to_recordset(${JSON.stringify(items)}::json)
        AS i (position int, summary text, fields jsonb, directory_user_id uuid)
    ), events AS (
      INSERT INTO case_events (case_number, type, actor_id, at, data)
      SELECT filed.number, ${filed.created.type}, ${actor.userId}::uuid, ${now}::timestamptz,
        ${JSON.stringify(filed.created.data)}::jsonb
      FROM filed
      UNION ALL
      SELECT ${filed.relatedCase}::int, 'problem_reported', ${actor.userId}::uuid, ${now}::timestamptz,
        jsonb_build_object('case', filed.number)
      FROM filed WHERE ${filed.relatedCase}::int IS NOT NULL
    )
    SELECT number, version FROM filed`;
  if (!row) throw new Error('The case was not stored.');
  return row;
}
