import type { Case } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage, type Language, texts } from '../../../../kit/texts/texts.ts'
import { type ResponsibilityRow, sectorOf } from '../../rules/responsibilities.ts'
import type { PartyShare } from '../../rules/responsibility-terms.ts'
import { partyName } from '../case-page.tsx'
import { clauseSentence, eventSentence } from '../clause-sentence.ts'
import { idAsWords, periodName } from '../fields/words.ts'
import { accountName } from '../overview.tsx'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the table of responsibilities. */
export const sayResponsibilities = texts(nl, en)

/** A row in words, with what the page adds under some of them. */
export interface RowWords {
  kind: string
  subject: string
  /** What the case says of it in a sentence, or what was typed beside its name. */
  about: string
  responsible: string
  sector: string
  supporting: string
  payers: string
  bearers: string
  condition: string
  by: string
}

function sharesWords(caseFile: Case, shares: readonly PartyShare[], language: Language): string {
  const { percent } = formats(language)
  const name = ({ party }: PartyShare) => partyName(caseFile, party, language)
  if (shares.length === 1 && shares[0]) return name(shares[0])
  return shares.map(one => `${name(one)} ${percent(one.share, { decimals: 0 })}`).join(', ')
}

const isPayment = ({ kind }: ResponsibilityRow) =>
  kind === 'costs' || kind === 'revenues' || kind === 'transfers'

/** What a row is about: the account, agreement, risk or task by its name. */
function subjectOf(row: ResponsibilityRow, language: Language): string {
  if (isPayment(row)) return accountName(row.id, language)
  if (row.kind === 'task' && row.what) return inLanguage(row.what, language)
  return idAsWords(row.id)
}

function aboutOf(row: ResponsibilityRow, caseFile: Case, language: Language): string {
  const typed = row.kind === 'task' || !row.what ? '' : inLanguage(row.what, language)
  const clause = caseFile.clauses?.find(one => row.kind === 'clause' && one.id === row.id)
  const event = caseFile.risk?.events?.find(one => row.kind === 'risk' && one.id === row.id)
  const said = clause
    ? clauseSentence(clause, caseFile, language)
    : event
      ? eventSentence(event, caseFile, language)
      : ''
  return [typed, said].filter(Boolean).join(' ')
}

/** A row of the table in the words of the page, the file and the report alike. */
export function rowWords(row: ResponsibilityRow, caseFile: Case, language: Language): RowWords {
  const t = sayResponsibilities(language)
  const sector = sectorOf(caseFile, row.responsible)
  return {
    kind: t(`kind_${row.kind}`),
    subject: subjectOf(row, language),
    about: aboutOf(row, caseFile, language),
    responsible: sharesWords(caseFile, row.responsible, language),
    sector: sector === undefined ? '' : t(`sector_${sector}`),
    supporting: row.supporting.map(id => partyName(caseFile, id, language)).join(', '),
    payers: sharesWords(caseFile, row.payers, language),
    bearers: sharesWords(caseFile, row.bearers, language),
    condition: row.condition ? inLanguage(row.condition, language) : '',
    by: row.by === undefined ? '' : periodName(caseFile, row.by, language),
  }
}
