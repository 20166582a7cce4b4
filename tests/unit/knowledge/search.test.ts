import { describe, expect, it } from 'vitest';
import { faqEntries } from '@/lib/knowledge/rules/faq-entries';
import { faqTopicOf, nearestQuestions } from '@/lib/knowledge/rules/nearest';
import { markMatches, searchFaq } from '@/lib/knowledge/rules/search';

const first = (query: string) => searchFaq(query)[0]?.slug;
const slugs = (query: string) => searchFaq(query).map((entry) => entry.slug);
const marked = (text: string, query: string) =>
  markMatches(text, query)
    .filter((piece) => piece.isMatch)
    .map((piece) => piece.text);

describe('the entries', () => {
  it('answer the nine questions, each under its own address', () => {
    expect(new Set(faqEntries.map((entry) => entry.slug)).size).toBe(9);
    for (const { slug } of faqEntries) expect(slug).toMatch(/^[a-z-]+$/);
  });

  it('keep the figures of their facts', () => {
    const text = (slug: string) => {
      const entry = faqEntries.find((candidate) => candidate.slug === slug);
      return [...(entry?.answer ?? []), ...(entry?.points ?? [])].join(' ');
    };
    expect(text('duration')).toContain('About 15 minutes');
    expect(text('cost')).toContain('Nothing');
    expect(text('opting-out')).toMatch(/^No\./);
    expect(text('moving-the-date')).toMatch(/^No\./);
    expect(text('portals-compared')).toContain('Application Panel');
    expect(text('portals-compared')).toContain('Licenses');
  });
});

describe('searching', () => {
  it.each([
    ['how long does it take', 'duration'],
    ['What does it cost?', 'cost'],
    ['price', 'cost'],
    ['can I postpone', 'moving-the-date'],
    ['opt out', 'opting-out'],
    ['when is my account upgraded', 'when'],
    ['calls', 'disruption'],
    ['billing portal', 'portals-compared'],
    ['licence', 'portals-compared'],
    ['several accounts', 'several-accounts'],
    ['lockuot', 'disruption'],
    ['reschedul', 'moving-the-date'],
  ])('“%s” leads to %s', (query, slug) => {
    expect(first(query)).toBe(slug);
  });

  it('shows everything, in order, for nothing', () => {
    expect(searchFaq('')).toBe(faqEntries);
    expect(searchFaq('  ?! ')).toBe(faqEntries);
  });

  it('prefers entries that match every word, and falls back to any', () => {
    expect(slugs('billing portal')).not.toContain('cost');
    expect(slugs('invoice zebra').length).toBeGreaterThan(0);
    expect(slugs('zebra')).toEqual([]);
  });

  it('survives what people paste', () => {
    expect(slugs('(.*[ \\ \u0000 <script>')).toEqual([]);
    expect(() => searchFaq('lockout '.repeat(20_000))).not.toThrow();
    expect(first('LÓCKOUT')).toBe('disruption');
  });
});

describe('marking', () => {
  it('marks whole words and gives the text back unchanged', () => {
    const text = 'Calls in progress stay connected: call flows too.';
    expect(marked(text, 'call')).toEqual(['Calls', 'call']);
    expect(
      markMatches(text, 'call')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('leaves filler words alone', () => {
    expect(marked('It is free of charge.', 'is it free')).toEqual(['free']);
    expect(marked('Anything', '')).toEqual([]);
  });
});

describe('the nearest questions', () => {
  it('fit the situation of the account', () => {
    expect(nearestQuestions('unscheduled', 3).map((entry) => entry.slug)).toEqual([
      'when',
      'several-accounts',
      'opting-out',
    ]);
    expect(nearestQuestions(faqTopicOf('UPGRADING'), 1)[0]?.slug).toBe('duration');
    expect(nearestQuestions(faqTopicOf('COMPLETED'), 1)[0]?.slug).toBe('portals-compared');
    expect(faqTopicOf('FAILED')).toBe('unscheduled');
  });

  it('never run out before the FAQ does', () => {
    expect(nearestQuestions('scheduled', 99)).toHaveLength(9);
    expect(nearestQuestions('scheduled', 0)).toEqual([]);
  });
});
