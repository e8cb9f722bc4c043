import { diffCases } from '../case/diff-cases.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { applyVariant, parseCase, parseCaseForFigures } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import type { Appraisal } from '../ledger/appraisal.ts'
import { appraise } from '../ledger/appraise.ts'
import { explain } from '../ledger/explain/explain.ts'
import { testRules } from '../rules/test-rules.ts'
import {
  type CaseCommand,
  type CaseCommandOptions,
  type CaseCommandOutcome,
  inDocument,
} from './case-command.ts'

export type { CaseCommand, CaseCommandOptions, CaseCommandOutcome } from './case-command.ts'

function appraiseOptions({ convention }: CaseCommandOptions): { convention?: 'begin' | 'mid' | 'end' } {
  return convention === undefined ? {} : { convention }
}

/** The case of a document, under the variant that was asked for. */
function readCase(input: unknown, { variant }: CaseCommandOptions): ReturnType<typeof parseCase> {
  const outcome = parseCaseForFigures(input)
  return outcome.ok && variant !== undefined ? applyVariant(outcome.case, variant) : outcome
}

function runCheck(input: unknown): CaseCommandOutcome {
  const outcome = parseCase(input)
  if (!outcome.ok) return outcome
  const { id, format, lines, programme, parties, variants } = outcome.case
  return {
    ok: true,
    answer: {
      case: id,
      format,
      ok: true,
      parties: parties.length,
      lines: lines?.length ?? 0,
      programme: programme?.length ?? 0,
      variants: variants?.map(variant => variant.id) ?? [],
    },
  }
}

function runAppraise(input: unknown, options: CaseCommandOptions): CaseCommandOutcome {
  const outcome = readCase(input, options)
  return outcome.ok ? { ok: true, answer: appraise(outcome.case, appraiseOptions(options)) } : outcome
}

function runExplain(input: unknown, options: CaseCommandOptions): CaseCommandOutcome {
  const outcome = readCase(input, options)
  if (!outcome.ok) return outcome
  const explained = explain(outcome.case, options.pointer ?? '', appraiseOptions(options))
  return explained.ok ? { ok: true, answer: explained.explanation } : explained
}

type CasesOutcome =
  | { readonly ok: true; readonly cases: readonly Case[] }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Reads several documents; their mistakes are told together. */
function readCases(input: unknown, options: CaseCommandOptions, atLeast: number): CasesOutcome {
  const documents: readonly unknown[] = Array.isArray(input) ? input : []
  if (documents.length < atLeast) {
    const bounds = { length: documents.length, minimum: atLeast, maximum: 20 }
    return { ok: false, errors: [caseError('', 'AANTAL_ONJUIST', bounds)] }
  }
  const errors: CaseError[] = []
  const cases: Case[] = []
  for (const [index, document] of documents.entries()) {
    const outcome = readCase(document, options)
    if (outcome.ok) cases.push(outcome.case)
    else errors.push(...inDocument(outcome.errors, index))
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, cases }
}

function runDiff(input: unknown, options: CaseCommandOptions): CaseCommandOutcome {
  const read = readCases(input, options, 2)
  return read.ok ? { ok: true, answer: diffCases(read.cases[0]!, read.cases[1]!) } : read
}

/** One column of a comparison: a case, or a case under one of its variants. */
export interface ComparedColumn {
  readonly case: string
  readonly variant: string | null
  readonly inputHash: string
  readonly area: Pick<Appraisal['area'], 'atPriceLevelEur' | 'realEur' | 'npvEur'>
  readonly landExploitation: Omit<NonNullable<Appraisal['landExploitation']>, 'balanceEur'> | null
  readonly parties: Readonly<Record<string, ComparedParty>>
  readonly failedChecks: readonly string[]
}

/** One party in a comparison. */
export interface ComparedParty {
  readonly npvOwnEur: number
  readonly npvCommonEur: number
  readonly irr: number | null
  readonly peakFundingEur: number
}

function columnOf(answer: Appraisal, variant: string | null): ComparedColumn {
  const { atPriceLevelEur, realEur, npvEur } = answer.area
  const parties = Object.entries(answer.parties).map(([id, party]): [string, ComparedParty] => [
    id,
    {
      npvOwnEur: party.npvOwnEur,
      npvCommonEur: party.npvCommonEur,
      irr: party.irr.preferred,
      peakFundingEur: party.peakFundingEur,
    },
  ])
  const { balanceEur: _, ...landExploitation } = answer.landExploitation ?? { balanceEur: [] }
  return {
    case: answer.case,
    variant,
    inputHash: answer.inputHash,
    area: { atPriceLevelEur, realEur, npvEur },
    landExploitation: 'party' in landExploitation ? landExploitation : null,
    parties: Object.fromEntries(parties),
    failedChecks: answer.checks.filter(check => !check.ok).map(check => check.id),
  }
}

/** The results of a case beside those of all its variants. */
export function compareVariants(areaCase: Case, options: CaseCommandOptions = {}): ComparedColumn[] {
  const base = columnOf(appraise(areaCase, appraiseOptions(options)), null)
  const variants = (areaCase.variants ?? []).map(({ id }) =>
    columnOf(appraise(areaCase, { ...appraiseOptions(options), variantId: id }), id),
  )
  return [base, ...variants]
}

/** Several cases side by side; one case alone beside its own variants. */
function runCompare(input: unknown, options: CaseCommandOptions): CaseCommandOutcome {
  const read = readCases(Array.isArray(input) ? input : [input], options, 1)
  if (!read.ok) return read
  const columns =
    read.cases.length === 1
      ? compareVariants(read.cases[0]!, options)
      : read.cases.map(one => columnOf(appraise(one, appraiseOptions(options)), options.variant ?? null))
  return { ok: true, answer: { columns } }
}

function runRules(input: unknown, options: CaseCommandOptions): CaseCommandOutcome {
  const outcome = readCase(input, options)
  return outcome.ok ? { ok: true, answer: testRules(outcome.case, appraiseOptions(options)) } : outcome
}

/** The commands on one or more case files. */
export const caseCommands: readonly CaseCommand[] = [
  {
    name: 'case check',
    summary: {
      nl: 'Controleer een gebiedsexploitatie en noem elke fout met haar plek.',
      en: 'Check a case and name every mistake with its place.',
    },
    example: 'versneller case check station-zwolle.json',
    files: 'one',
    run: runCheck,
  },
  {
    name: 'case appraise',
    summary: {
      nl: 'Reken een gebiedsexploitatie door: gebied, grondexploitatie en elke partij.',
      en: 'Work a case out: area, land exploitation and every party.',
    },
    example: 'versneller case appraise station-zwolle.json --convention end --variant zonder-rijk',
    files: 'one',
    run: runAppraise,
  },
  {
    name: 'case explain',
    summary: {
      nl: 'Leg uit waarom een bedrag is wat het is, tot op de ingevulde getallen en hun bron.',
      en: 'Explain why an amount is what it is, down to the figures filled in and their source.',
    },
    example: 'versneller case explain station-zwolle.json /landExploitation/balanceEur/3',
    files: 'one',
    run: runExplain,
  },
  {
    name: 'case rules',
    summary: {
      nl: 'Toets een gebiedsexploitatie aan BBV, kostenverhaal, subsidies, fondsen en staatssteun.',
      en: 'Test a case against public accounts, cost recovery, grants, funds and state aid.',
    },
    example: 'versneller case rules station-zwolle.json --variant zonder-rijk',
    files: 'one',
    run: runRules,
  },
  {
    name: 'case diff',
    summary: {
      nl: 'Laat zien wat er tussen twee gebiedsexploitaties veranderde, met het effect in euro.',
      en: 'Show what changed between two cases, with the effect in euro.',
    },
    example: 'versneller case diff versie-1.json versie-2.json',
    files: 'two',
    run: runDiff,
  },
  {
    name: 'case compare',
    summary: {
      nl: 'Zet de uitkomsten van gebiedsexploitaties of van alle varianten naast elkaar.',
      en: 'Put the results of cases, or of all variants of one, side by side.',
    },
    example: 'versneller case compare station-zwolle.json haven-groningen.json',
    files: 'two-or-more',
    run: runCompare,
  },
]
