import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, actionWords, subjectWord } from '@/lib/audit/rules/words';
import { projectRoot } from '@/lib/platform/start/project';

/** Commands that change nothing anybody would ask about, and write no row of the record. */
const SILENT = [
  'attachment.reserved',
  'case.told',
  'case_draft.discarded',
  'case_draft.expired',
  'case_draft.saved',
  'inbox.read',
  'mail.file_taken',
  'mail.files_settled',
  'mail.received',
  'password_link.asked',
  'presence.signed',
  'reports.kept',
  'upgrade.instants_announced',
  'warning.noted',
  'warning.told',
  'wave.line_applied',
  'wave.line_refused',
];

const commands = globSync('lib/*/commands/*.ts', { cwd: projectRoot }).flatMap((file) =>
  [...readFileSync(join(projectRoot, file), 'utf8').matchAll(/[cC]ommand\(\{\s*name: '([a-z_.]+)'/g)].map(
    ([, name = '']) => name,
  ),
);

describe('the words of the record', () => {
  it('are there for every command, and for none that is gone', () => {
    expect(commands.length).toBeGreaterThan(90);
    expect([...ACTIONS, ...SILENT].sort()).toEqual([...new Set(commands)].sort());
  });

  it('never say two actions alike, and show what they do not know by its own name', () => {
    expect(new Set(ACTIONS.map(actionWords)).size).toBe(ACTIONS.length);
    expect(actionWords('case.teleported')).toBe('case.teleported');
    expect(subjectWord('directory_user')).toBe('directory user');
  });
});
