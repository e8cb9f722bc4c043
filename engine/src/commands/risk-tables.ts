import type { RiskAnswer } from '../risk/run/risk-run.ts'
import type { Distribution } from '../risk/statistics/distribution.ts'
import { type AnswerCell, type AnswerTable, words } from './answer-table.ts'

const euro = (eur: number | null): number | null => (eur === null ? null : Math.round(eur))
const perCent = (share: number | null): number | null =>
  share === null ? null : Math.round(1000 * share) / 10
const certainty = (nl: string) => words(`${nl} % zeker`, `${nl} % certain`)

/** The answer of `case risk` for a person at a terminal; amounts in whole euro, shares in per cent. */
export function riskTables(answer: RiskAnswer): AnswerTable[] {
  return [
    resultsTable(answer),
    chancesTable(answer),
    bearersTable(answer),
    matrixTable(answer),
    tornadoTable(answer),
    fundingTable(answer),
    runTable(answer),
  ]
}

function everybody(answer: RiskAnswer): [AnswerCell, Distribution, number | null][] {
  return [
    [words('gebied', 'area'), answer.area, null],
    ...Object.entries(answer.parties).map(([id, party]): [string, Distribution, number] => [
      id,
      party,
      party.pReturnMet,
    ]),
  ]
}

/** "80 % certain" is the 20th percentile: in 80 % of the trials the result is at least this. */
function resultsTable(answer: RiskAnswer): AnswerTable {
  return {
    title: words(
      'Netto contante waarde: met deze zekerheid is het resultaat ten minste (euro)',
      'Net present value: with this certainty the result is at least (euro)',
    ),
    columns: [
      words('partij', 'party'),
      words('gemiddeld', 'mean'),
      words('standaardfout daarvan', 'its standard error'),
      ...['95', '90', '80', '50', '20', '10', '5'].map(certainty),
    ],
    rows: everybody(answer).map(([id, { mean, se, p5, p10, p20, p50, p80, p90, p95 }]) => [
      id,
      ...[mean, se.mean, p5, p10, p20, p50, p80, p90, p95].map(euro),
    ]),
  }
}

function chancesTable(answer: RiskAnswer): AnswerTable {
  return {
    title: words(
      'Kansen (procent) en de slechtste tien procent (euro)',
      'Chances (per cent) and the worst tenth (euro)',
    ),
    columns: [
      words('partij', 'party'),
      words('resultaat niet onder nul', 'result not below zero'),
      words('rendement gehaald', 'return met'),
      words('standaardafwijking', 'standard deviation'),
      words('gemiddeld verlies in de slechtste tien procent', 'mean loss in the worst tenth'),
    ],
    rows: everybody(answer).map(([id, { pNonNegative, sd, cvar90 }, pReturnMet]) => [
      id,
      perCent(pNonNegative),
      perCent(pReturnMet),
      euro(sd),
      euro(cvar90),
    ]),
  }
}

function bearersTable({ bearers }: RiskAnswer): AnswerTable {
  return {
    title: words('Wie draagt het risico', 'Who bears the risk'),
    columns: [
      words('partij', 'party'),
      words('standaardafwijking (euro)', 'standard deviation (euro)'),
      words(
        'gemiddelde tegenvaller in eigen slechtste tien procent (euro)',
        'mean setback in own worst tenth (euro)',
      ),
      words('aandeel in het geheel (procent)', 'share of the whole (per cent)'),
    ],
    rows: Object.entries(bearers).map(([id, { sd, cvar90, eulerShare }]) => [
      id,
      euro(sd),
      euro(cvar90),
      perCent(eulerShare),
    ]),
  }
}

/** Causes by parties, with sums in both directions. */
function matrixTable({ matrix, bearers }: RiskAnswer): AnswerTable {
  const parties = Object.keys(bearers)
  const sumOf = (id: string): number => matrix.rows.reduce((sum, row) => sum + row.parties[id]!, 0)
  return {
    title: words(
      'Wie draagt welk risico: het verlies van alle partijen samen in hun slechtste tien procent (euro)',
      'Who bears which risk: the loss of all parties together in their worst ten per cent (euro)',
    ),
    columns: [words('oorzaak', 'cause'), ...parties.map(id => words(id, id)), words('samen', 'together')],
    rows: [
      ...matrix.rows.map((row): AnswerCell[] => [
        row.cause === 'rest' ? words('het overige', 'the rest') : row.cause,
        ...parties.map(id => euro(row.parties[id]!)),
        euro(row.togetherEur),
      ]),
      [words('samen', 'together'), ...parties.map(id => euro(sumOf(id))), euro(matrix.cvarEur)],
    ],
  }
}

function tornadoTable({ tornado, inert }: RiskAnswer): AnswerTable {
  return {
    title: words(
      'Wat het resultaat van het gebied beweegt: gemiddelde in het laagste en hoogste vijfde van elke oorzaak, min het gewone gemiddelde (euro)',
      'What moves the result of the area: mean in the lowest and highest fifth of each cause, less the usual mean (euro)',
    ),
    columns: [words('oorzaak', 'cause'), words('laag', 'low'), words('hoog', 'high')],
    rows: [
      ...tornado.map(({ factor, low, high }): AnswerCell[] => [factor, euro(low), euro(high)]),
      ...inert.map((id): AnswerCell[] => [words(`${id} (zonder effect)`, `${id} (no effect)`), null, null]),
    ],
  }
}

function fundingTable({ funding }: RiskAnswer): AnswerTable {
  return {
    title: words('Diepste financieringsstand (min = behoefte)', 'Lowest funding position (minus = need)'),
    columns: [words('maat', 'measure'), words('waarde', 'value')],
    rows: [
      [words('gemiddeld (euro)', 'mean (euro)'), euro(funding.peakMean)],
      [
        words('met 90 % zekerheid niet dieper dan (euro)', 'with 90 % certainty not below (euro)'),
        euro(funding.peakP90),
      ],
      [
        words(
          'kans dat het krediet niet genoeg is (procent)',
          'chance that the credit is not enough (per cent)',
        ),
        perCent(funding.pAboveCredit),
      ],
    ],
  }
}

function runTable({
  trials,
  seed,
  engine,
  sampling = 'pairs',
  inputHash,
  resultHash,
  replay,
  notices = [],
}: RiskAnswer): AnswerTable {
  return {
    title: words('Over deze berekening', 'About this calculation'),
    columns: [words('wat', 'what'), words('waarde', 'value')],
    rows: [
      [words('trekkingen', 'trials'), trials],
      [words('startgetal', 'seed'), String(seed)],
      [words('rekenwijze', 'engine'), engine],
      [words('steekproef', 'sampling'), sampling],
      ...(replay === undefined ? [] : [[words('herhaling', 'replay'), replay]]),
      [words('invoer', 'input'), inputHash],
      [words('uitkomst', 'result'), resultHash],
      ...notices.map((notice): AnswerCell[] => [words('let op', 'note'), notice.text]),
    ],
  }
}
