import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueHref, readQueue } from '@/components/desk/address';
import { besideHref, readBeside, searchIn } from '@/components/desk/beside';

const searchOf = (fields: readonly (readonly [string, string])[]) => {
  const text = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return text && `?${text}`;
};

describe('the address of a case beside the queue', () => {
  it('keeps every query of the queue, whatever was typed, in one part of a path that nothing decodes', () => {
    const field = fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(field), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (fields, number) => {
        const search = searchOf(fields);
        const href = besideHref(search, number);
        expect(href).toMatch(/^\/desk\/beside\/[\w.*~=&+-]+\/\d+$/);
        expect(new URL(href, 'http://desk.example').pathname).toBe(href);
        expect(readBeside(href)).toEqual({ search, number });
        // As the server gets it, where `=` and `&` may come encoded.
        const part = href.split('/')[3] ?? '';
        expect(searchIn(encodeURIComponent(part))).toBe(search);
      }),
    );
  });

  it('names the whole queue, and is read as the filters it was made of', () => {
    expect(besideHref('', 20102)).toBe('/desk/beside/all/20102');
    expect(readBeside('/desk/beside/all/20102')).toEqual({ search: '', number: 20102 });
    const filters = { assignee: 'none', region: 'EUROPE', q: 'été 50% / "no tone"' } as const;
    const { search } = readBeside(besideHref(queueHref(filters).slice('/desk'.length), 7)) ?? {};
    expect(readQueue(Object.fromEntries(new URLSearchParams(search))).filters).toEqual(filters);
    for (const other of ['/desk', '/desk/20102', '/desk/beside/all', '/desk/beside/all/x'])
      expect(readBeside(other), other).toBeNull();
  });
});
