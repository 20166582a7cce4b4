import { describe, expect, it } from 'vitest';
import { formatWindow, zoneName } from '@/components/ui/time';
import { digestOf } from '@/lib/cases/rules/warning-words';
import { showsSame, spanIn } from '@/lib/upgrades/rules/notice-times';
import { overrunMessage } from '@/lib/upgrades/rules/overrun';
import type { UpgradeRecord } from '@/lib/upgrades/types';

const at = new Date('2027-06-10T12:00:00Z');
const later = new Date('2027-06-10T12:25:00Z');
const span = { lockoutStartsAt: at, expectedEndAt: later };

describe('a zone is called by the same name on pages and in messages', () => {
  it.each([
    ['America/Los_Angeles', 'Pacific', '05:00'],
    ['Europe/London', 'UK', '13:00'],
    ['Asia/Singapore', 'Singapore', '20:00'],
    ['Asia/Kathmandu', 'Kathmandu', '17:45'],
    ['UTC', 'UTC', '12:00'],
  ])('%s is %s', (zone, name, time) => {
    expect(zoneName(zone)).toBe(name);
    expect(formatWindow(at, later, zone)).toMatch(new RegExp(`${name}$`));
    expect(spanIn(span, zone)).toMatch(new RegExp(`^Thursday 10 June 2027, ${time} to .* ${name}$`));
    const warned = {
      number: 1,
      subject: 'Silence',
      accountName: 'Halden',
      severity: 'S1',
      dueAt: at,
      step: 'MISSED',
    } as const;
    expect(digestOf([warned], zone).text).toContain(`due Thu 10 Jun, ${time} ${name}, missed`);
    const upgrade = { id: '1', startedAt: null, expectedEndAt: at, wave: null } as unknown as UpgradeRecord;
    const account = { number: 1, name: 'Halden' };
    const { text } = overrunMessage({ account, upgrade, startedBy: null }, zone);
    expect(text).toContain(`${time} ${name} and is not reported finished`);
  });

  it('tells a time once where two zones’ clocks show the same, whatever they are called', () => {
    expect(showsSame(span, 'Europe/London', 'Europe/Dublin')).toBe(true);
    expect(showsSame(span, 'Europe/London', 'Europe/Paris')).toBe(false);
  });
});
