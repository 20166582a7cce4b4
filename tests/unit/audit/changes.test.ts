import { describe, expect, it } from 'vitest';
import { changesOf } from '@/lib/audit/rules/changes';

describe('what changed between two sides of an entry', () => {
  it('is each field that differs, in words, and none that stayed', () => {
    const before = { name: 'Halden', userAdministration: false, region: 'US' };
    const after = { name: 'Halden US', userAdministration: true, region: 'US' };
    expect(changesOf(before, after)).toEqual([
      { field: 'Name', before: 'Halden', after: 'Halden US' },
      { field: 'User administration', before: 'false', after: 'true' },
    ]);
  });

  it('has one side only for what was made or removed', () => {
    expect(changesOf(null, { name: 'Night shift' })).toEqual([
      { field: 'Name', before: null, after: 'Night shift' },
    ]);
    expect(changesOf({ name: 'Night shift' }, undefined)).toEqual([
      { field: 'Name', before: 'Night shift', after: null },
    ]);
    expect(changesOf(null, null)).toEqual([]);
    expect(changesOf({ reason: null }, { reason: undefined })).toEqual([]);
  });

  it('takes any JSON and cuts what is long', () => {
    expect(changesOf('NEW', 'OPEN')).toEqual([{ field: 'Value', before: 'NEW', after: 'OPEN' }]);
    expect(changesOf({}, { lines: [1, 2] })).toEqual([{ field: 'Lines', before: null, after: '[1,2]' }]);
    const [change] = changesOf({}, { text: 'x'.repeat(1_000) });
    expect(change?.after).toHaveLength(301);
  });
});
