import type { Language } from '../../../kit/texts/texts.ts'
import type { ResponsibilityFile } from '../pages/responsibilities/files.ts'
import { signerWords } from '../pages/responsibilities/signatures.tsx'
import { rowWords, sayResponsibilities } from '../pages/responsibilities/words.ts'
import type { Cell, ReportTable } from './tables.ts'

const withSub = (text: string, sub: string): Cell => (sub === '' ? text : { text, sub })

function table({ rows, caseFile }: ResponsibilityFile, language: Language): ReportTable {
  const t = sayResponsibilities(language)
  const named = (label: string, text: string) => (text === '' ? '' : `${label}: ${text}`)
  return {
    heads: [t('head_subject'), t('head_responsible'), t('head_payers'), t('head_bearers')],
    figures: [],
    widths: [2.2, 1.4, 1, 1],
    rows: rows.map(row => {
      const words = rowWords(row, caseFile, language)
      const more = [
        words.kind,
        words.about,
        named(t('head_condition'), words.condition),
        named(t('head_by'), words.by),
      ]
      const support = named(t('head_supporting'), words.supporting)
      return {
        cells: [
          withSub(words.subject, more.filter(Boolean).join('. ')),
          withSub(words.responsible || t('notAgreed'), [words.sector, support].filter(Boolean).join('. ')),
          words.payers || '–',
          words.bearers || '–',
        ],
      }
    }),
  }
}

function signatures({ signatures: lines }: ResponsibilityFile, language: Language): ReportTable {
  const t = sayResponsibilities(language)
  return {
    heads: [t('party'), t('signature'), t('signedBy')],
    figures: [],
    widths: [1, 0, 1.5],
    rows: lines.map(line => ({
      cells: [line.partyName, t(`signature_${line.state}`), signerWords(line, language) || '–'],
    })),
  }
}

/** The table of responsibilities with its signatures, as a section of the report. */
export function responsibilitiesSection(file: ResponsibilityFile, language: Language) {
  const t = sayResponsibilities(language)
  return {
    title: t('title'),
    parts: [
      { title: t('tableTitle'), table: table(file, language) },
      { title: t('signatures'), table: signatures(file, language) },
    ],
    notes: [t('lead')],
  }
}
