import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** In the first of each width everything is looked at, in the other theme what a theme can change: the contrast. */
const looks = [
  { width: 1440, scheme: 'light', rules: null },
  { width: 1440, scheme: 'dark', rules: ['color-contrast'] },
  { width: 390, scheme: 'dark', rules: null },
  { width: 390, scheme: 'light', rules: ['color-contrast'] },
] as const;

/** A page is loaded once and looked at in every look: its style follows the window and the theme by itself. */
export async function look(page: Page, path: string): Promise<void> {
  for (const [index, { width, scheme, rules }] of looks.entries()) {
    const where = `${path} at ${width} px, ${scheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    // Without frames of other origins nothing needs a second page to be put together on; and of what is in order no
    // element has to be described. Its script is half a megabyte: the page has it from the first look on.
    const source = index === 0 ? {} : { axeSource: 'void 0' };
    const axe = new AxeBuilder({ page, ...source })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] });
    const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const found = serious.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`);
    expect.soft(found).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}
