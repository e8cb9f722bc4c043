import type { Case } from '../../case/types.ts'
import type { RuleOutcome, RuleStatus } from '../../rules/rule.ts'
import { serialDay } from '../reference.ts'
import { fixed, input, longText, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type Desk, HEAD_ROW, heads, say, sheetNames } from './desk.ts'

type Risk = NonNullable<Case['risk']>

/** A table of a sheet: its title, its heads and its rows. */
interface Block {
  readonly title: string
  readonly labels: readonly string[]
  readonly rows: readonly (readonly (Cell | undefined)[])[]
}

/** A sheet of tables one below the other; undefined when all are empty. */
function sheetOf(
  { name, title, about, widths }: { name: string; title: string; about: string; widths: readonly number[] },
  blocks: readonly Block[],
): SheetDraft | undefined {
  const filled = blocks.filter(block => block.rows.length > 0)
  if (filled.length === 0) return undefined
  const draft = new SheetDraft(name, widths, { rows: HEAD_ROW - 1, columns: 1 })
  draft.putHead(title, about)
  for (const block of filled) {
    const row = Math.max(HEAD_ROW, draft.nextRow + 1)
    draft.put(row, 0, text(block.title, 'label'))
    draft.putRow(row + 1, 0, heads(block.labels))
    for (const [place, cells] of block.rows.entries()) draft.putRow(row + 2 + place, 0, cells)
  }
  return draft
}

function eventsBlock(desk: Desk, events: NonNullable<Risk['events']>): Block {
  return {
    title: say(desk, 'Gebeurtenissen', 'Events'),
    labels: [
      say(desk, 'gebeurtenis', 'event'),
      say(desk, 'kans', 'probability'),
      say(desk, 'laag', 'low'),
      say(desk, 'waarschijnlijk', 'likely'),
      say(desk, 'hoog', 'high'),
      say(desk, 'van t', 'from t'),
      say(desk, 'tot t', 'to t'),
      say(desk, 'drager', 'bearer'),
      say(desk, 'gedekt door', 'covered by'),
    ],
    rows: events.map(({ id, probability, amountEur, t, bearer, coveredBy }, place) => {
      const at = (field: string) => `/risk/events/${place}/${field}`
      const bearers = bearer.map(({ party, share }) => `${party} ${Math.round(share * 1000) / 10}%`)
      return [
        text(id),
        input(probability, 'percent', at('probability')),
        input(amountEur.min, 'euro', at('amountEur/min')),
        input(amountEur.likely, 'euro', at('amountEur/likely')),
        input(amountEur.max, 'euro', at('amountEur/max')),
        input(t.from, 'whole', at('t/from')),
        input(t.to, 'whole', at('t/to')),
        text(bearers.join(', ')),
        text(coveredBy ?? ''),
      ]
    }),
  }
}

function factorsBlock(desk: Desk, factors: NonNullable<Risk['factors']>): Block {
  return {
    title: say(desk, 'Factoren', 'Factors'),
    labels: [
      say(desk, 'factor', 'factor'),
      say(desk, 'gemiddelde', 'mean'),
      say(desk, 'spreiding', 'standard deviation'),
      'phi',
      say(desk, 'proces', 'process'),
    ],
    rows: factors.map(({ id, mean, sd, phi, process }, place) => [
      text(id),
      input(mean, 'percent', `/risk/factors/${place}/mean`),
      input(sd, 'percent', `/risk/factors/${place}/sd`),
      input(phi, 'factor', `/risk/factors/${place}/phi`),
      text(process),
    ]),
  }
}

function downturnBlock(desk: Desk, downturn: NonNullable<Risk['downturn']>): Block {
  const labels = {
    toDown: say(desk, 'kans per jaar op neergang', 'probability of a downturn a year'),
    toNormal: say(desk, 'kans per jaar op herstel', 'probability of recovery a year'),
    priceDrift: say(desk, 'prijzen in een neergang', 'prices in a downturn'),
    salesPace: say(desk, 'verkooptempo in een neergang', 'sales pace in a downturn'),
  }
  return {
    title: say(desk, 'Neergang', 'Downturn'),
    labels: [say(desk, 'kenmerk', 'item'), say(desk, 'waarde', 'value')],
    rows: Object.entries(labels).flatMap(([key, label]) => {
      const value = downturn[key as keyof typeof labels]
      return value === undefined ? [] : [[text(label), input(value, 'percent', `/risk/downturn/${key}`)]]
    }),
  }
}

/** Risico: what the risk run is made with. */
export function riskSheet(desk: Desk): SheetDraft | undefined {
  const { events, factors, downturn } = desk.ledger.case.risk ?? {}
  const sheet = {
    name: sheetNames(desk).risk,
    title: say(desk, 'Risico', 'Risk'),
    about: say(
      desk,
      'Hiermee rekent Versneller de risico’s; dit werkboek simuleert niet. Veranderde cellen komen mee terug.',
      'With this Versneller works out the risks; this workbook does not simulate. Changed cells come back.',
    ),
    widths: [44, 18, 18, 18, 18, 12, 12, 40, 24],
  }
  return sheetOf(sheet, [
    eventsBlock(desk, events ?? []),
    factorsBlock(desk, factors ?? []),
    ...(downturn ? [downturnBlock(desk, downturn)] : []),
  ])
}

/** Publiek geld: pots, what they put in, and how costs are recovered. */
export function publicMoneySheet(desk: Desk): SheetDraft | undefined {
  const { pots, claims, costRecovery } = desk.ledger.case
  const line = say(desk, 'regel', 'line')
  const sheet = {
    name: sheetNames(desk).publicMoney,
    title: say(desk, 'Publiek geld', 'Public money'),
    about: say(
      desk,
      'Potten, wat zij in regels leggen, en welke kosten verhaald worden.',
      'Pots, what they put into lines, and which costs are recovered.',
    ),
    widths: [30, 24, 20, 18, 16, 50],
  }
  return sheetOf(sheet, [
    {
      title: say(desk, 'Potten', 'Pots'),
      labels: [
        say(desk, 'pot', 'pot'),
        say(desk, 'eigenaar', 'owner'),
        say(desk, 'budget', 'budget'),
        say(desk, 'hoogste deel', 'highest share'),
        say(desk, 'vervalt', 'expires'),
        say(desk, 'doelen', 'purposes'),
      ],
      rows: (pots ?? []).map(({ id, owner, budgetEur, maxShare, expiry, purposes }, place) => [
        text(id),
        text(owner),
        input(budgetEur, 'euro', `/pots/${place}/budgetEur`),
        input(maxShare, 'percent', `/pots/${place}/maxShare`),
        fixed(serialDay(expiry), 'date'),
        text(purposes.join(', ')),
      ]),
    },
    {
      title: say(desk, 'Bijdragen uit potten', 'Contributions from pots'),
      labels: [say(desk, 'pot', 'pot'), line, say(desk, 'bedrag', 'amount')],
      rows: (claims ?? []).map((claim, place) => [
        text(claim.pot),
        text(claim.line),
        input(claim.eur, 'euro', `/claims/${place}/eur`),
      ]),
    },
    {
      title: say(desk, 'Kostenverhaal', 'Cost recovery'),
      labels: [
        line,
        say(desk, 'deel', 'part'),
        say(desk, 'toerekenbaar', 'attributable'),
        say(desk, 'aandeel', 'share'),
      ],
      rows: (costRecovery?.items ?? []).map(({ line: id, partA, attributable, share }, place) => [
        text(id),
        text(partA ? 'A' : 'B'),
        input(attributable, 'percent', `/costRecovery/items/${place}/attributable`),
        input(share, 'percent', `/costRecovery/items/${place}/share`),
      ]),
    },
  ])
}

/** Toetsen: how the rules turned out when the workbook was made. */
export function rulesSheet(desk: Desk, rules: readonly RuleOutcome[]): SheetDraft | undefined {
  const words: Readonly<Record<RuleStatus, string>> = {
    met: say(desk, 'voldoet', 'met'),
    'not-met': say(desk, 'voldoet niet', 'not met'),
    attention: say(desk, 'let op', 'attention'),
    'not-applicable': say(desk, 'niet van toepassing', 'not applicable'),
  }
  const sheet = {
    name: sheetNames(desk).rules,
    title: say(desk, 'Toetsen aan de regels', 'Tests against the rules'),
    about: say(
      desk,
      'Zoals zij uitvielen toen dit werkboek werd gemaakt; zij rekenen niet mee.',
      'As they turned out when this workbook was made; they are not worked out again.',
    ),
    widths: [50, 20, 110],
  }
  return sheetOf(sheet, [
    {
      title: say(desk, 'Regels van publiek geld', 'Rules of public money'),
      labels: [say(desk, 'regel', 'rule'), say(desk, 'uitkomst', 'outcome'), say(desk, 'waarom', 'why')],
      rows: rules.map(({ name, status, motivation }) => [
        text(name[desk.language]),
        text(words[status]),
        longText(motivation[desk.language]),
      ]),
    },
  ])
}
