import { expect, type Locator, type Page } from '@playwright/test'
import { people } from '../people.ts'
import { assessed } from './plans.ts'
import { type Cast, fillIn, press, sent } from './roles.ts'

/** The criteria, in their order. */
const criteria = ['knelpunten', 'beginfase', 'woningvraag', 'complexiteit', 'betekenis', 'voorbeeld']

/** Who gives a point less than everybody else. */
export const strict = 'beoordelaar-2'

const assessors = [...people.keys()].filter(mailbox => mailbox.startsWith('beoordelaar'))
const words = 'De stukken laten dit zien in de paragrafen over de opgave, de partijen en de planning.'

/** Who assesses what: by title of a plan. */
export interface Division {
  /** Assessors by mailbox. */
  assessors: ReadonlyMap<string, readonly string[]>
  /** Plans that everybody scores first, in the order of the table. */
  calibration: readonly string[]
}

/** The first line of each cell of a table, row by row. */
export async function cellsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all()
  return Promise.all(
    rows.map(async row => {
      const cells = await row.locator('th, td').allInnerTexts()
      return cells.map(cell => cell.split('\n')[0]?.trim() ?? '')
    }),
  )
}

/** Reads the division from its page. */
export async function divisionOn(page: Page): Promise<Division> {
  const division = new Map<string, string[]>()
  const calibration: string[] = []
  const mailboxOf = new Map([...people].map(([mailbox, { name }]) => [name, mailbox]))
  for (const { title } of assessed) {
    const row = page.locator('#toewijzing tbody tr').filter({ hasText: title })
    const names = await row.getByRole('listitem').allInnerTexts()
    division.set(
      title,
      names.flatMap(name => mailboxOf.get(name.split('\n')[0]?.trim() ?? '') ?? []),
    )
    if ((await row.getByText('ijkplan').count()) > 0) calibration.push(title)
  }
  return { assessors: division, calibration }
}

/** The score of an assessor: what the plan is worth, or less of who is strict, who slips on the first calibration plan. */
export function scoreOf(mailbox: string, title: string, criterion: number, slipsOn?: string): number {
  const worth = assessed.find(plan => plan.title === title)?.quality[criterion] ?? 0
  if (mailbox !== strict) return worth
  return Math.max(worth - (title === slipsOn && criterion === 0 ? 2 : 1), 2)
}

/** A number as a page shows it. */
export const shown = (value: number): string =>
  // The last bits of a sum hang on its order; on a half they would decide how it is written.
  (Math.round(value * 1e9) / 1e9).toFixed(2).replace('.', ',')

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** What scores must come to: worked out here by the published equations, not by the site. */
export interface Expected {
  raw: ReadonlyMap<string, number>
  adjusted: ReadonlyMap<string, number>
  strictness: ReadonlyMap<string, number>
}

/** Plain means, means freed of strictness, and strictness: rounds of the additive model until nothing moves. */
export function expectedScores({ assessors: division }: Division): Expected {
  const marks = [...division].flatMap(([title, by]) =>
    by.map(mailbox => ({
      ...{ title, mailbox },
      mark: meanOf(criteria.map((_, place) => scoreOf(mailbox, title, place))),
    })),
  )
  const all = meanOf(marks.map(one => one.mark))
  const own = (title: string) => marks.filter(one => one.title === title)
  const raw = new Map([...division.keys()].map(title => [title, meanOf(own(title).map(one => one.mark))]))
  let adjusted = new Map(raw)
  let strictness = new Map(assessors.map(mailbox => [mailbox, 0]))
  for (let round = 0; round < 300; round++) {
    const above = assessors.map((mailbox): [string, number] => {
      const given = marks.filter(one => one.mailbox === mailbox)
      const sum = given.reduce((total, { mark, title }) => total + mark - (adjusted.get(title) ?? 0), 0)
      return [mailbox, sum / (given.length + 1.4)]
    })
    const middle = meanOf(above.map(([, value]) => value))
    strictness = new Map(above.map(([mailbox, value]) => [mailbox, value - middle]))
    adjusted = new Map(
      [...raw.keys()].map(title => {
        const given = own(title)
        const freed = given.reduce((sum, { mark, mailbox }) => sum + mark - (strictness.get(mailbox) ?? 0), 0)
        return [title, (freed + 0.75 * all) / (given.length + 0.75)]
      }),
    )
  }
  return { raw, adjusted, strictness }
}

/** Titles, the best adjusted score first. */
export const byScore = (titles: readonly string[], { adjusted }: Expected): string[] =>
  titles.toSorted((a, b) => (adjusted.get(b) ?? 0) - (adjusted.get(a) ?? 0))

/** Addresses of the own assessments by title of the plan. */
async function ownAssessments(cast: Cast, mailbox: string): Promise<Map<string, string>> {
  const role = await cast.as(mailbox)
  const body = await (await role.get('/beoordeling')).text()
  const links = body.matchAll(/href="(\/beoordeling\/[0-9a-f-]{36})">([^<]+)</g)
  return new Map([...links].map(([, address = '', title = '']) => [title, address]))
}

/** One assessment in the page itself: the declaration, the criteria one after another, and the end. */
export async function assessOnPage(
  cast: Cast,
  mailbox: string,
  asked: { title: string; slipsOn: string },
): Promise<void> {
  const { page, open } = await cast.as(mailbox)
  await open('/beoordeling')
  await page.getByRole('link', { name: asked.title, exact: true }).click()
  await page.getByLabel('Nee, ik heb geen belang').check()
  await press(page, 'Leg de verklaring vast')
  await page.getByRole('link', { name: 'Begin met scoren' }).click()
  for (const [place, criterion] of criteria.entries()) {
    await expect(page).toHaveURL(new RegExp(`/criteria/${criterion}$`))
    const score = String(scoreOf(mailbox, asked.title, place, asked.slipsOn))
    await fillIn(page, { score, reason: words, confidence: '3' })
    await press(page, 'Leg vast en ga verder')
  }
  await press(page, 'Maak definitief')
  await expect(page.getByText('Het is vastgelegd.')).toBeVisible()
}

async function assess(
  cast: Cast,
  { mailbox, title, address, slipsOn }: { mailbox: string; title: string; address: string; slipsOn: string },
): Promise<void> {
  const role = await cast.as(mailbox)
  await sent(role, address, { interest: 'nee' })
  for (const [place, criterion] of criteria.entries())
    await sent(role, `${address}/criteria/${criterion}`, {
      ...{ score: String(scoreOf(mailbox, title, place, slipsOn)), reason: words, confidence: '3' },
    })
  await sent(role, `${address}/afronden`)
}

/** Scores an ordinary plan before the calibration plans. @returns the status of the refusal */
export async function scoreTooSoon(
  cast: Cast,
  { assessors: division, calibration }: Division,
): Promise<number> {
  const ordinary = [...division].find(([title, by]) => !calibration.includes(title) && by.includes(strict))
  const address = (await ownAssessments(cast, strict)).get(ordinary?.[0] ?? '') ?? ''
  const role = await cast.as(strict)
  await sent(role, address, { interest: 'nee' })
  return (
    await role.send(`${address}/criteria/${criteria[0]}`, { score: '3', reason: words, confidence: '3' })
  ).status
}

/** Everybody declares and scores what is assigned and not done yet, calibration plans first. @returns how many assessments */
export async function assessAll(
  cast: Cast,
  { assessors: division, calibration }: Division,
  done: { mailbox: string; title: string },
): Promise<number> {
  const [slipsOn = ''] = calibration
  const assessOwn = async (mailbox: string): Promise<number> => {
    const own = await ownAssessments(cast, mailbox)
    const titles = [...division.keys()]
      .filter(title => division.get(title)?.includes(mailbox))
      .filter(title => mailbox !== done.mailbox || title !== done.title)
      .toSorted((a, b) => Number(calibration.includes(b)) - Number(calibration.includes(a)))
    for (const title of titles) await assess(cast, { mailbox, title, slipsOn, address: own.get(title) ?? '' })
    return titles.length
  }
  // They work beside each other, as they would.
  const counts = await Promise.all(assessors.map(assessOwn))
  return counts.reduce((sum, count) => sum + count, 1)
}

/** Gives one score of an assessment anew, after the talk about it, and makes it final again. */
export async function correct(cast: Cast, asked: { mailbox: string; title: string }): Promise<void> {
  const role = await cast.as(asked.mailbox)
  const address = (await ownAssessments(cast, asked.mailbox)).get(asked.title) ?? ''
  await sent(role, `${address}/verbeteren`, { reason: 'Het ijkpunt bleek anders bedoeld dan ik las.' })
  const score = String(scoreOf(asked.mailbox, asked.title, 0))
  await sent(role, `${address}/criteria/${criteria[0]}`, { score, reason: words, confidence: '3' })
  await sent(role, `${address}/afronden`)
}
