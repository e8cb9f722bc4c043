// `node tools/risk-growth.ts` measures how the cost of a risk run grows, and writes it as a chart and a table into the
// guide, with date and machine. Not among the generators: another machine measures other figures.
import { execFileSync } from 'node:child_process'
import { readFile, repository, writeOrCheck } from './write-or-check.ts'

interface Growth {
  readonly trials: readonly { readonly trials: number; readonly ms: number }[]
  readonly lines: readonly { readonly lines: number; readonly planMs: number; readonly ms: number }[]
  readonly machine: { readonly model: string; readonly node: string }
}

const said = execFileSync(process.execPath, ['engine/bench/growth.ts'], { cwd: repository, encoding: 'utf8' })
const growth = JSON.parse(said) as Growth
const day = new Date().toISOString().slice(0, 10)

const languages = {
  nl: {
    guide: 'docs/guide/nl/simuleren.md',
    locale: 'nl-NL',
    trials: 'trekkingen',
    lines: 'regels (10.000 trekkingen)',
    ms: 'ms rekentijd',
    chart: 'Rekentijd groeit recht evenredig met het aantal trekkingen, en langzamer dan het aantal regels',
    measured: `Gemeten op ${day} op één kern van een ${growth.machine.model} met Node ${growth.machine.node}: de kleinste van negen keer. Trekkingen van station-zwolle; regels van een verzonnen gebied van vijf partijen en 80 kwartalen. \`node tools/risk-growth.ts\` meet opnieuw.`,
    byTrials: ['trekkingen', 'ms', 'µs per trekking'],
    byLines: ['regels', 'ms plan', 'ms 10.000 trekkingen', 'µs per regel en 1.000 trekkingen'],
  },
  en: {
    guide: 'docs/guide/en/simulating.md',
    locale: 'en-GB',
    trials: 'trials',
    lines: 'lines (10,000 trials)',
    ms: 'ms of CPU',
    chart: 'Cost grows in proportion to the number of trials, and slower than the number of lines',
    measured: `Measured on ${day} on one core of an ${growth.machine.model} with Node ${growth.machine.node}: the least of nine times. Trials of station-zwolle; lines of an invented area of five parties and 80 quarters. \`node tools/risk-growth.ts\` measures again.`,
    byTrials: ['trials', 'ms', 'µs per trial'],
    byLines: ['lines', 'ms to plan', 'ms for 10,000 trials', 'µs per line and 1,000 trials'],
  },
} as const

type Language = keyof typeof languages
type Point = readonly [x: number, y: number]

/** Places of the picture, in its own units. */
const panel = { width: 300, height: 180, left: 56, top: 24, gap: 84 } as const
const picture = { width: 2 * panel.width + panel.gap + panel.left + 24, height: panel.height + 72 } as const

/** A round number of which one to five steps reach the highest value. */
function stepFor(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most))
  return [size / 5, size / 2, size, 2 * size].find(step => most / step <= 5) ?? 5 * size
}

function ticksTo(most: number): number[] {
  const step = stepFor(most)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step)
}

/** A line through measured points, with axes from zero and a dashed line of growth in proportion. */
function drawPanel(points: readonly Point[], at: number, title: string, language: Language): string {
  const { locale, ms } = languages[language]
  const [across, up] = [ticksTo(points.at(-1)![0]), ticksTo(points.at(-1)![1])]
  const left = panel.left + at * (panel.width + panel.gap)
  const x = (value: number): string => (left + (panel.width * value) / across.at(-1)!).toFixed(1)
  const y = (value: number): string => (panel.top + panel.height * (1 - value / up.at(-1)!)).toFixed(1)
  const number = (value: number): string => value.toLocaleString(locale)
  const [firstX, firstY] = points[0]!
  const reach = Math.min(across.at(-1)!, (up.at(-1)! * firstX) / firstY)
  return [
    ...up.map(
      value =>
        `<path d="M${x(0)} ${y(value)}H${x(across.at(-1)!)}" stroke="#d5dae1"/>` +
        `<text x="${left - 8}" y="${y(value)}" dy="4" text-anchor="end">${number(value)}</text>`,
    ),
    ...across.map(
      value =>
        `<text x="${x(value)}" y="${panel.top + panel.height + 18}" text-anchor="middle">${number(value)}</text>`,
    ),
    `<path d="M${x(0)} ${y(0)}L${x(reach)} ${y((reach * firstY) / firstX)}" stroke="#667085" stroke-dasharray="4 4"/>`,
    `<polyline points="${points.map(([a, b]) => `${x(a)},${y(b)}`).join(' ')}" fill="none" stroke="#1d4f91" stroke-width="2"/>`,
    ...points.map(([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3" fill="#1d4f91"/>`),
    `<text x="${left - 8}" y="12" text-anchor="start">${ms}</text>`,
    `<text x="${left + panel.width / 2}" y="${panel.top + panel.height + 40}" text-anchor="middle">${title}</text>`,
  ].join('\n')
}

function svgOf(language: Language): string {
  const { chart, trials, lines } = languages[language]
  const { width, height } = picture
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="12" fill="#1b2430">`,
    `<title>${chart}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    drawPanel(
      growth.trials.map(one => [one.trials, one.ms]),
      0,
      trials,
      language,
    ),
    drawPanel(
      growth.lines.map(one => [one.lines, one.ms]),
      1,
      lines,
      language,
    ),
    '</svg>',
    '',
  ].join('\n')
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

function tableOf(head: readonly string[], rows: readonly (readonly number[])[], language: Language): string {
  const cell = (value: number): string =>
    value.toLocaleString(languages[language].locale, { maximumFractionDigits: value < 100 ? 1 : 0 })
  return [row(head), row(head.map(() => '--:')), ...rows.map(cells => row(cells.map(cell)))].join('\n')
}

const [begin, end] = ['<!-- growth -->', '<!-- /growth -->']

/** The guide with the chart and both tables between its marks. */
function guideWith(language: Language): string {
  const { guide, chart, measured, byTrials, byLines } = languages[language]
  const text = readFile(guide)
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${guide} has no place for the growth of the cost`)
  const middle = [
    `![${chart}](../../pictures/risk-growth.${language}.svg)`,
    tableOf(
      byTrials,
      growth.trials.map(one => [one.trials, one.ms, (1000 * one.ms) / one.trials]),
      language,
    ),
    tableOf(
      byLines,
      growth.lines.map(one => [one.lines, one.planMs, one.ms, (100 * one.ms) / one.lines]),
      language,
    ),
    measured,
  ]
  return `${text.slice(0, from)}${begin}\n\n${middle.join('\n\n')}\n\n${text.slice(to)}`
}

for (const language of ['nl', 'en'] as const) {
  writeOrCheck(`docs/pictures/risk-growth.${language}.svg`, svgOf(language))
  writeOrCheck(languages[language].guide, guideWith(language))
}
