import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
const css = readFileSync(new URL('../../../components/ui/tokens.css', import.meta.url), 'utf8');
const palette = new Map<string, Record<Theme, string>>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(
  /--color-([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)/g,
)) {
  palette.set(name, { light, dark });
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, ground: string, theme: Theme): number {
  const values = [front, ground].map((name) => {
    const colour = palette.get(name)?.[theme];
    if (!colour) throw new Error(`tokens.css has no --color-${name}`);
    return luminance(colour);
  });
  return (Math.max(...values) + 0.05) / (Math.min(...values) + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'hover'];
const meanings = ['calm', 'attention', 'urgent', 'done'];
const tints = [...meanings.map((meaning) => `${meaning}-soft`), 'accent-soft'];

const text: [string, string[]][] = [
  ['ink', [...grounds, ...tints]],
  ['muted', [...grounds, ...tints]],
  ['faint', grounds],
  ['accent', [...grounds, ...tints]],
  ['on-accent', ['accent-solid', 'accent-solid-hover', 'urgent-solid-button']],
  ...meanings.map((meaning): [string, string[]] => [meaning, [...grounds, `${meaning}-soft`]]),
];
const shapes: [string, string[]][] = [
  ['line-strong', ['canvas', 'surface']],
  ['accent', grounds],
  ...meanings.map((meaning): [string, string[]] => [`${meaning}-solid`, [...grounds, `${meaning}-soft`]]),
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(text)('keeps text in %s readable on every ground it stands on (4.5:1)', (front, backs) => {
    for (const back of backs) expect(contrast(front, back, theme), back).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('keeps the shape or edge %s visible on every ground (3:1)', (front, backs) => {
    for (const back of backs) expect(contrast(front, back, theme), back).toBeGreaterThanOrEqual(3);
  });
});
