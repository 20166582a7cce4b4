/** What each command did, in words; the command's own name is the key. */
const WORDS = {
  'account.corrected': 'Account corrected',
  'account.created': 'Account created',
  'audit.verified': 'Record verified',
  'calendar_feed.renewed': 'Calendar address made',
  'calendar_feed.revoked': 'Calendar address revoked',
  'case.accepted': 'Resolution accepted',
  'case.assigned': 'Case assigned',
  'case.attachment_added': 'File added to case',
  'case.cancelled': 'Case cancelled',
  'case.changed': 'Case changed',
  'case.claimed': 'Case claimed',
  'case.closed': 'Case closed',
  'case.commented': 'Comment on case',
  'case.item_completed': 'Item completed',
  'case.opened': 'Case filed',
  'case.recalculated': 'Deadlines calculated again',
  'case.reopened': 'Case reopened',
  'case.resolved': 'Case resolved',
  'case.resumed': 'Work on case resumed',
  'case.severity_changed': 'Severity changed',
  'case.waiting': 'Case waits for customer',
  'case.watched': 'Watching case changed',
  'case_view.deleted': 'Saved view removed',
  'case_view.renamed': 'Saved view renamed',
  'case_view.saved': 'View saved',
  'closed_day.removed': 'Closed day removed',
  'closed_day.set': 'Closed day set',
  'console_guide.put_away': 'Guide to Admin Console put away',
  'email_confirmation.sent': 'Confirmation link sent',
  'freeze.added': 'Freeze added',
  'freeze.ended': 'Freeze ended',
  'import.applied': 'Import applied',
  'import.approved': 'Import approved',
  'import.cancelled': 'Import cancelled',
  'import.failed': 'Import stopped by a fault',
  'import.refused': 'Import refused',
  'import.resumed': 'Import resumed',
  'import.started': 'Import begun',
  'import.uploaded': 'Import uploaded',
  'invitation.accepted': 'Invitation accepted',
  'macro.removed': 'Macro removed',
  'macro.saved': 'Macro saved',
  'mail.resent': 'Mail sent again',
  'mail.retried': 'Mail tried again',
  'membership.added': 'Given an account',
  'membership.removed': 'Account taken away',
  'notice.mailed': 'Notice mailed',
  'notice.sent': 'Notice sent',
  'notice_rule.added': 'Step added to the notices',
  'notice_rule.changed': 'Step of the notices changed',
  'notice_rule.removed': 'Step of the notices removed',
  'operator.invited': 'First of operations invited',
  'password.changed': 'Password changed',
  'password.reset': 'Password set anew by a link',
  'password_reset.sent': 'Link for a new password sent',
  'person.disabled': 'Person disabled',
  'person.email_confirmed': 'Address confirmed',
  'person.enabled': 'Person enabled',
  'person.invited': 'Person invited',
  'person.time_zone_set': 'Time zone set',
  'policy.adopted': 'SLT policy adopted',
  'policy.withdrawn': 'SLT policy withdrawn',
  'portal_session.opened': 'Admin portal opened',
  'portal_session.revoked': 'Admin portal session ended',
  'preparation.acknowledged': 'Preparation acknowledged',
  'session.others_ended': 'Other sessions signed out',
  'session.revoked': 'Signed out',
  'session.started': 'Signed in',
  'token.created': 'API token created',
  'token.revoked': 'API token revoked',
  'upgrade.completed': 'Upgrade completed',
  'upgrade.failed': 'Upgrade failed',
  'upgrade.overrun_told': 'Overrun told',
  'upgrade.scheduled': 'Upgrade scheduled or moved',
  'upgrade.started': 'Upgrade started',
  'upgrade.withdrawn': 'Upgrade withdrawn',
  'wave.changed': 'Wave changed',
  'wave.created': 'Wave created',
  'wave.moved': 'Wave moved',
  'wave.plan_applied': 'Plan of a wave applied',
  'wave.run_finished': 'Plan of a wave carried out',
  'webhook.changed': 'Webhook changed',
  'webhook.created': 'Webhook created',
  'webhook.deleted': 'Webhook removed',
  'webhook.disabled': 'Webhook disabled',
  'webhook.replayed': 'Webhook messages replayed',
  'webhook.secret_rotated': 'Webhook secret rotated',
  'webhook.tested': 'Webhook tested',
} as const;

export type Action = keyof typeof WORDS;
export const ACTIONS = Object.keys(WORDS) as Action[];

/** "case.opened" as "Case filed"; an action of another version of the product is shown by its own name. */
export const actionWords = (action: string): string => (WORDS as Record<string, string>)[action] ?? action;

const KINDS: Readonly<Record<string, string>> = {
  audit_check: 'check of the record',
  calendar_feed: 'calendar address',
  case_view: 'saved view',
  closed_day: 'closed day',
  directory_user: 'directory user',
  notice_rule: 'notice step',
  policy: 'SLT policy',
  portal_session: 'portal session',
  token: 'API token',
};

/** What an entry is about, as a person calls it: "case", "directory user". */
export const subjectWord = (type: string): string => KINDS[type] ?? type.replaceAll('_', ' ');

const PLAIN = [
  'account',
  'case',
  'freeze',
  'import',
  'macro',
  'mail',
  'membership',
  'person',
  'session',
  'upgrade',
  'wave',
  'webhook',
];

/** The kinds an entry can be about, by the word that is written for them, in lower case. */
export const SUBJECT_TYPES: readonly { type: string; word: string }[] = [...PLAIN, ...Object.keys(KINDS)].map(
  (type) => ({ type, word: subjectWord(type).toLowerCase() }),
);

const WAYS: Readonly<Record<string, string>> = {
  session: 'on a page',
  token: 'by the API',
  mail: 'by mail',
  system: 'by itself',
};

/** Through what a change came: "on a page", "by the API". */
export const viaWords = (via: string): string => WAYS[via] ?? via;
