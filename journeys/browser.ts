import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** WCAG 2.0 to 2.2, levels A and AA, and the good practice of axe. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const wide = { width: 1440, height: 900 }

/** The rules that another colour scheme can break. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Between a phone and a wide screen: where a head or a table is most often too wide. */
const widthsBetween = [1160, 1024, 900, 640]

/** How a page is looked at. Every rule is tried once wide and once on a phone, those of colour in both schemes of both. */
const looks = [
  { size: wide, colorScheme: 'light', isWhole: true },
  { size: wide, colorScheme: 'dark', isWhole: false },
  { size: { width: 390, height: 844 }, colorScheme: 'dark', isWhole: true },
  { size: { width: 320, height: 700 }, colorScheme: 'light', isWhole: false },
] as const

/**
 * Meets a page as every reader may: no axe violation in light and dark, wide and small, and no sideways scroll down
 * to 320 px. Pictures of the looks under every rule are kept under test-results. The page is left wide and light.
 */
export async function meet(page: Page, name: string): Promise<void> {
  await test.step(`meet ${name}`, async () => {
    for (const { size, colorScheme, isWhole } of looks) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      const look = `${name}-${size.width}-${colorScheme}`
      expect(await violations(page, isWhole), `axe on ${look}`).toEqual([])
      expect(await sidewaysPx(page), `sideways scroll on ${look}`).toBe(0)
      if (isWhole) await page.screenshot({ path: test.info().outputPath(`${look}.png`), fullPage: true })
    }
    for (const width of widthsBetween) {
      await page.setViewportSize({ width, height: 900 })
      expect(await sidewaysPx(page), `sideways scroll on ${name} at ${width} px`).toBe(0)
    }
    await page.setViewportSize(wide)
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

async function violations(page: Page, isWhole: boolean): Promise<string[]> {
  const builder = new AxeBuilder({ page })
  // One run in the page itself is twice as fast; what it leaves out is frames of other origins, of which there are none.
  const found = await (isWhole ? builder.withTags(rules) : builder.withRules(rulesOfColour))
    .setLegacyMode(true)
    .analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`,
  )
}

/** How many px the page can be scrolled sideways. */
export function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Chooses the language as a reader does: through the link in the head. */
export async function chooseLanguage(page: Page, language: 'nl' | 'en'): Promise<void> {
  const name = language === 'en' ? 'English' : 'Nederlands'
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** Fails the journey when the page reports a broken policy or a script that went wrong. Called before the first page. */
export function watch(page: Page): string[] {
  const reports: string[] = []
  page.on('pageerror', error => reports.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') reports.push(`${message.text()} ${message.location().url}`)
  })
  return reports
}
