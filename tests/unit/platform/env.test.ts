import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { type BadSettings, readSettings } from '@/lib/platform/env';

const read = (given: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...given });

test('everything is optional, and empty counts as not given', () => {
  const settings = read({ PORT: '', DATABASE_URL: ' ' });
  expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'info', TRUSTED_PROXY_HOPS: 0 });
  expect(settings.DATABASE_URL).toBeUndefined();
  expect(isAbsolute(settings.DATA_DIR)).toBe(true);
});

test.each([
  ['PORT', '0'],
  ['PORT', '3000x'],
  ['HOST', 'a b'],
  ['APP_URL', 'cutover.example'],
  ['SMTP_URL', 'http://mail'],
  ['UPGRADE_RUNNER', 'manual'],
  ['TRUSTED_PROXY_HOPS', '-1'],
])('%s may not be %s, and the line does not repeat it', (name, value) => {
  try {
    read({ [name]: value });
    expect.unreachable();
  } catch (error) {
    const { problems } = error as BadSettings;
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must be .*\\.$`))]);
  }
});

test('an address loses its closing slash, so that links are joined in one way', () => {
  expect(read({ APP_URL: 'https://cutover.example/' }).APP_URL).toBe('https://cutover.example');
});
