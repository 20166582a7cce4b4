import 'server-only';
import { textOf } from '@/lib/notifications/rules/mail-text';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { readNoticeRules } from '../data/notice-rules';
import type { NoticeRule } from '../rules/ladder';
import { type NoticeFacts, noticeMail } from '../rules/notice-mail';
import { windowOf } from '../rules/window';

const HOUR_MS = 3_600_000;
const SAMPLE_ACCOUNTS = [
  { number: 100001, name: 'Example US', timeZone: 'America/Los_Angeles' },
  { number: 100002, name: 'Example UK', timeZone: 'Europe/London' },
];

/** Two accounts of one night, as far away as the rung is. */
function sampleOf({ hours }: NoticeRule, now: Date): [NoticeFacts, ...NoticeFacts[]] {
  const start = Math.ceil((now.getTime() + (hours ?? 21 * 24) * HOUR_MS) / HOUR_MS) * HOUR_MS;
  const facts = SAMPLE_ACCOUNTS.map((account, index): NoticeFacts => {
    const at = start + (index * HOUR_MS) / 2;
    return {
      account,
      upgrade: windowOf(new Date(at)),
      told: windowOf(new Date(at - 7 * 24 * HOUR_MS)),
      reason: 'Maintenance of the carrier',
    };
  });
  return facts as [NoticeFacts, ...NoticeFacts[]];
}

/** The notices with what each mail would say to this reader about two accounts that are made up. */
export async function loadNoticeRules(person: Person) {
  const now = systemClock.now();
  const rules = await readNoticeRules();
  return rules.map((rule) => {
    const { subject, content } = noticeMail({
      step: rule.step,
      hoursBefore: rule.hours,
      accounts: sampleOf(rule, now),
      readerZone: person.timeZone,
      hasOthers: true,
      extraSentence: rule.extraSentence,
      origin: env().APP_URL,
    });
    return { ...rule, subject, text: textOf(content) };
  });
}
