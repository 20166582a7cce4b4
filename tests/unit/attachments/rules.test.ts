import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf, TAKEN_EXTENSIONS } from '@/lib/attachments/rules/content';
import { cleanName, contentDisposition, extensionOf } from '@/lib/attachments/rules/names';

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ada\\bill.pdf', 'bill.pdf'],
    ['in\u202Evoice\u200B\r\n.pdf', 'invoice.pdf'],
    ['  .hidden.csv ', 'hidden.csv'],
    ['', 'file'],
    ['...', 'file'],
    ['\uD800.png', '\uFFFD.png'],
  ])('%j is shown as %j', (given, shown) => expect(cleanName(given)).toBe(shown));

  it('is short, plain and keeps its extension, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanName(`${given}.pdf`);
        expect([...name].length).toBeLessThanOrEqual(180);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
        expect(extensionOf(name)).toBe('pdf');
        expect(cleanName(name)).toBe(name);
      }),
    );
  });

  it('is made ready at once, however long it is and whatever it is made of', () => {
    for (const part of ['.', ' .', ' ', '\u200b', 'a.', '/', '\u{1F600}']) {
      const began = performance.now();
      expect(cleanName(`${part.repeat(200_000)}x.pdf`)).toMatch(/\.pdf$/);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it('never breaks out of its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const header = contentDisposition(cleanName(given));
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!~%-]*$/);
        expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      }),
    );
  });
});

describe('a file’s content', () => {
  it('must be what its name says', () => {
    expect(refusalOf('pdf', 'application/pdf', false)).toBeNull();
    expect(refusalOf('pdf', 'application/x-msdownload', false)).toMatch(/not what its name says/);
    expect(refusalOf('png', null, true)).toMatch(/not what its name says/);
    expect(refusalOf('txt', null, true)).toBeNull();
    expect(refusalOf('csv', null, false)).toMatch(/not what its name says/);
    expect(refusalOf('txt', 'application/x-elf', false)).toMatch(/not what its name says/);
  });

  it('of what a browser could run is not taken', () => {
    for (const extension of ['html', 'htm', 'svg', 'xml', 'js', 'exe', 'sh', ''])
      expect(refusalOf(extension, null, true)).toMatch(/not taken/);
    expect(TAKEN_EXTENSIONS).not.toContain('svg');
  });
});
