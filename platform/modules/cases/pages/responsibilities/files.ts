import type { Case } from '@versneller/engine'
import type { Workbook, WorkbookCell } from '../../../../kit/documents/workbook.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import type { ResponsibilityRow } from '../../rules/responsibilities.ts'
import { type SignatureLine, signerWords } from './signatures.tsx'
import { type RowWords, rowWords, sayResponsibilities } from './words.ts'

/** A table with its signatures, as files have it. */
export interface ResponsibilityFile {
  caseFile: Case
  rows: readonly ResponsibilityRow[]
  signatures: readonly SignatureLine[]
}

/** The columns of the files, in order. */
const fileColumns = [
  'kind',
  'subject',
  'about',
  'responsible',
  'sector',
  'supporting',
  'payers',
  'bearers',
  'condition',
  'by',
] as const satisfies readonly (keyof RowWords)[]

const wordsOf = ({ rows, caseFile }: ResponsibilityFile, language: Language) =>
  rows.map(row => rowWords(row, caseFile, language))

/** The rows as they stand in a file of values, with their heads as the names of the fields. */
export function responsibilityLines(file: ResponsibilityFile, language: Language): Record<string, string>[] {
  const t = sayResponsibilities(language)
  return wordsOf(file, language).map(words =>
    Object.fromEntries(fileColumns.map(key => [t(`head_${key}`), words[key]])),
  )
}

const head = (value: string): WorkbookCell => ({ value, format: 'text', role: 'head' })
const text = (value: string): WorkbookCell => ({ value, format: 'text', wraps: true })

/** The table as a workbook, with a sheet of its signatures. */
export function responsibilityWorkbook(file: ResponsibilityFile, language: Language): Workbook {
  const t = sayResponsibilities(language)
  const signed = (['party', 'signature', 'signedBy', 'version', 'day'] as const).map(key => head(t(key)))
  const frozen = { rows: 1, columns: 0 }
  return {
    title: t('tableTitle'),
    language,
    names: [],
    sheets: [
      {
        name: t('title'),
        widths: [14, 32, 44, 28, 18, 24, 28, 28, 36, 14],
        frozen,
        rows: [
          fileColumns.map(key => head(t(`head_${key}`))),
          ...wordsOf(file, language).map(words => fileColumns.map(key => text(words[key]))),
        ],
      },
      {
        name: t('signatures'),
        widths: [32, 18, 48, 10, 14],
        frozen,
        rows: [
          signed,
          ...file.signatures.map(line =>
            [
              line.partyName,
              t(`signature_${line.state}`),
              signerWords(line, language),
              line.version === undefined ? '' : String(line.version),
              line.day ?? '',
            ].map(text),
          ),
        ],
      },
    ],
  }
}
