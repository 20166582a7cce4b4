import type { Meaning } from '@/components/ui/meaning';
import type { MailState, MailSummary } from '@/lib/notifications/types';

export const mailStateWords: Readonly<Record<MailState, { word: string; meaning: Meaning }>> = {
  kept: { word: 'Not sent', meaning: 'calm' },
  queued: { word: 'Queued', meaning: 'calm' },
  sending: { word: 'Sending', meaning: 'calm' },
  sent: { word: 'Sent', meaning: 'done' },
  rejected: { word: 'Rejected', meaning: 'urgent' },
  failed: { word: 'Failed', meaning: 'urgent' },
  superseded: { word: 'Overtaken', meaning: 'calm' },
};

/** What a mail's state means for it, in a sentence; times in it are the caller's. */
export function mailStateSentence({ state, attempts }: MailSummary): string {
  const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  if (state === 'kept') return 'Not sent: no mail server configured.';
  if (state === 'queued')
    return attempts === 0 ? 'Waits for its first attempt.' : `Not delivered after ${tries}.`;
  if (state === 'sending') return 'A worker is handing it to the mail server.';
  if (state === 'sent') return `The mail server took it after ${tries}.`;
  if (state === 'rejected') return 'It can’t be delivered to this address.';
  if (state === 'failed') return `Given up after three days and ${tries}.`;
  return 'It was no longer true when it was about to go out, so it was not sent.';
}
