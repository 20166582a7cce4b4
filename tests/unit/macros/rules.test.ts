import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MacroValues, problemOf, renderMacro, shortcutAtEnd, VARIABLES } from '@/lib/macros/rules';

const values = fc.record(
  Object.fromEntries(VARIABLES.map((name) => [name, fc.string({ unit: 'grapheme' })])),
) as fc.Arbitrary<MacroValues>;
const braces = fc.stringMatching(/^[{} a]{0,8}$/);
const body = fc
  .array(
    fc.oneof(
      fc.constantFrom(...VARIABLES).map((name) => `{{ ${name} }}`),
      fc.string(),
      braces,
    ),
  )
  .map((parts) => parts.join(''));

describe('a macro', () => {
  it('that can be saved never leaves a variable behind, whatever the values are', () => {
    const bracedValues = fc.oneof(
      values,
      braces.map((text) => Object.fromEntries(VARIABLES.map((name) => [name, text])) as MacroValues),
    );
    fc.assert(
      fc.property(body, bracedValues, (text, given) => {
        fc.pre(problemOf(text) === null);
        expect(renderMacro(text, given)).not.toContain('{{');
      }),
    );
  });

  it('takes values as they are: nothing is escaped, and no value is filled in again', () => {
    const given = Object.fromEntries(VARIABLES.map((name) => [name, ''])) as MacroValues;
    const render = (text: string, more: Partial<MacroValues>) => renderMacro(text, { ...given, ...more });
    expect(render('Re: {{case.subject}}.', { 'case.subject': '<b>&amp; $1 $& "x"' })).toBe(
      'Re: <b>&amp; $1 $& "x".',
    );
    const tricked = render('{{case.subject}}', {
      'case.subject': '{{agent.name}}',
      'agent.name': 'Priya Raman',
    });
    expect(tricked).toBe('{ {agent.name}}');
  });

  it('with no variable is its own text', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{')),
        values,
        (text, given) => {
          expect(renderMacro(text, given)).toBe(text);
        },
      ),
    );
  });

  it.each([
    '{{requester}}',
    '{{case.number',
    'case.number}}',
    '{{ }}',
    '{{requester.password}}',
    '{{{{case.number}}}}',
  ])('is refused for %s', (text) => expect(problemOf(text)).not.toBeNull());

  it('is found by ; and its shortcut at the end of what was typed', () => {
    expect(shortcutAtEnd('Hello ;thanks')).toEqual({ shortcut: 'thanks', from: 6 });
    expect(shortcutAtEnd(';a-1')).toEqual({ shortcut: 'a-1', from: 0 });
    for (const none of ['a;thanks', ';', '; thanks', 'thanks', ';Thanks'])
      expect(shortcutAtEnd(none)).toBeNull();
  });
});
