import type { Problem } from './problems';

/** What an admin reports beside a request that was done, but not right (S7). */
export const AFTER_REQUEST: Problem = {
  product: 'WORK',
  severity: 'S2',
  subject: 'New user can call out but is never rung',
  description:
    'The user that was set up with this request can make calls. Calls to the new number go straight to voicemail.',
  answer: 'Do not disturb came along with the copied set-up. I have switched it off.',
  question: 'Does the user see the do-not-disturb sign in the desktop app?',
  customer: 'It was on, we had not noticed.',
  note: 'Template user had it on.',
  fix: 'Two test calls rang the new user on desk phone and app.',
};

/** What a failed upgrade prefills. */
export const AFTER_FAILED_UPGRADE: Problem = {
  product: 'WORK',
  severity: 'S2',
  subject: 'Ring groups behave differently since the failed upgrade',
  description:
    'The upgrade last night was reported as failed. Since then the Reception and Conveyancing ring groups ring one phone after the other instead of all at once.',
  answer:
    'Both groups were left with the ringing order of the new platform when the account was put back. We are restoring their settings from the copy made before the upgrade.',
  question: 'Is there a group that behaves as before, so that we can compare?',
  customer: 'Family law is unchanged as far as we can tell.',
  note: 'Compare with the export taken before the upgrade. Operations want this settled before they schedule again.',
  fix: 'Both groups ring all phones at once again.',
};
