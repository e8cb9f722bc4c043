import { type CaseError, caseError } from '../case/errors.ts'
import { parseCaseForFigures } from '../case/parse-case.ts'
import { choice, integer, optional } from '../case/shape.ts'
import type { Case } from '../case/types.ts'
import { samplings } from '../risk/plan/sampling.ts'
import { type PortfolioAnswer, type PortfolioRun, preparePortfolio } from '../risk/run/portfolio.ts'
import { type AnswerTable, words } from './answer-table.ts'
import { inDocument } from './case-command.ts'
import { type GivenOptions, readOptions } from './file-command.ts'

const portfolioOptions = {
  trials: optional(integer(1, 10_000_000)),
  seed: optional(integer(0, 4294967295)),
  workers: optional(integer(1, 64)),
  sampling: optional(choice(samplings)),
}

/** A joint run that was asked for at the command line, and on how many workers when that was said. */
export type AskedPortfolio =
  | { readonly ok: true; readonly asked: PortfolioRun; readonly workers: number | undefined }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads several cases and the words behind `portfolio risk`; every mistake in all of them is told at once. */
export function askedPortfolio(documents: readonly unknown[], given: GivenOptions): AskedPortfolio {
  const read = readOptions(portfolioOptions, given)
  const errors: CaseError[] = read.ok ? [] : [...read.errors]
  const cases: Case[] = []
  if (documents.length === 0)
    errors.push(caseError('', 'AANTAL_ONJUIST', { length: 0, minimum: 1, maximum: 1000 }))
  for (const [place, document] of documents.entries()) {
    const outcome = parseCaseForFigures(document)
    if (outcome.ok) cases.push(outcome.case)
    else errors.push(...inDocument(outcome.errors, place))
  }
  if (!read.ok || errors.length > 0) return { ok: false, errors }
  const { trials, seed, workers, sampling } = read.options
  const prepared = preparePortfolio(cases, {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
    ...(sampling === undefined ? {} : { sampling }),
  })
  return prepared.ok ? { ...prepared, workers } : prepared
}

const euro = (eur: number): number => Math.round(eur)

/** The answer of `portfolio risk` for a person at a terminal; amounts in whole euro. */
export function portfolioTables(answer: PortfolioAnswer): AnswerTable[] {
  const { total, cases, kinds, addedApart } = answer
  const columns = [
    words('wat', 'what'),
    words('gemiddeld', 'mean'),
    words('standaardafwijking', 'standard deviation'),
    words('90 % zeker', '90 % certain'),
    words('80 % zeker', '80 % certain'),
    words('50 % zeker', '50 % certain'),
    words('20 % zeker', '20 % certain'),
    words('10 % zeker', '10 % certain'),
  ]
  const figures = ({ mean, sd, p10, p20, p50, p80, p90 }: PortfolioAnswer['total']): number[] =>
    [mean, sd, p10, p20, p50, p80, p90].map(euro)
  const { p10, p20, p80, p90 } = addedApart
  return [
    {
      title: words('Alle gebieden samen (euro)', 'All areas together (euro)'),
      columns,
      rows: [
        [words('samen', 'together'), ...figures(total)],
        [
          words('los opgeteld (zegt niets)', 'added apart (means nothing)'),
          null,
          null,
          euro(p10),
          euro(p20),
          null,
          euro(p80),
          euro(p90),
        ],
      ],
    },
    {
      title: words('Elk gebied (euro)', 'Each area (euro)'),
      columns: [...columns, words('aandeel in het risico (procent)', 'share of the risk (per cent)')],
      rows: Object.entries(cases).map(([id, one]) => [
        id,
        ...figures(one),
        Math.round(1000 * one.eulerShare) / 10,
      ]),
    },
    {
      title: words('Elke soort partij over alle gebieden (euro)', 'Each kind of party over all areas (euro)'),
      columns,
      rows: Object.entries(kinds).map(([kind, one]) => [kind, ...figures(one)]),
    },
    {
      title: words('Over deze berekening', 'About this calculation'),
      columns: [words('wat', 'what'), words('waarde', 'value')],
      rows: [
        [words('trekkingen', 'trials'), answer.trials],
        [words('startgetal', 'seed'), String(answer.seed)],
        [words('rekenwijze', 'engine'), answer.engines.join(', ')],
        [words('invoer', 'input'), answer.inputHash],
        [words('uitkomst', 'result'), answer.resultHash],
        ...(answer.notices ?? []).map(notice => [words('let op', 'note'), notice.text]),
      ],
    },
  ]
}
