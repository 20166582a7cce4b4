import { expect, test } from '@playwright/test';
import { sectionsFor } from '@/components/frame/sections';
import { signIn } from './people';

const WIDTHS = [390, 640, 768, 1024, 1440] as const;
const people = [
  ['admin@halden.example', 'CUSTOMER_ADMIN'],
  ['lead@support.example', 'LEAD'],
  ['operations@support.example', 'OPERATIONS'],
] as const;

for (const [email, role] of people) {
  test(`no section of ${role} is out of sight in the bar, however narrow the window`, async ({ page }) => {
    await signIn(page, email);
    await page.goto('/inbox');
    const sections = page.getByRole('navigation', { name: 'Sections' });
    await expect(sections.getByRole('link')).toHaveText(sectionsFor(role).map(({ label }) => label));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const hidden = await sections
        .getByRole('list')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect.soft(hidden, `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}
