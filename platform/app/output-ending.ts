import type { InputError } from './command.ts'

/** Another ending would hide what a file is, and could write over the case itself. */
const sentences = {
  '.json': {
    code: 'UITVOER_GEEN_JSON',
    nl: 'Geef een uitvoerbestand dat eindigt op .json.',
    en: 'Give an output file that ends in .json.',
  },
  '.xlsx': {
    code: 'UITVOER_GEEN_XLSX',
    nl: 'Geef een uitvoerbestand dat eindigt op .xlsx.',
    en: 'Give an output file that ends in .xlsx.',
  },
  '.ods': {
    code: 'UITVOER_GEEN_ODS',
    nl: 'Geef een uitvoerbestand dat eindigt op .ods.',
    en: 'Give an output file that ends in .ods.',
  },
  '.pdf': {
    code: 'UITVOER_GEEN_PDF',
    nl: 'Geef een uitvoerbestand dat eindigt op .pdf.',
    en: 'Give an output file that ends in .pdf.',
  },
} as const

/** What is wrong with the name of an output file; nothing when it ends as it should. */
export function endingErrors(path: string, ending: keyof typeof sentences): InputError[] {
  if (path.toLowerCase().endsWith(ending)) return []
  const { code, nl, en } = sentences[ending]
  return [{ pointer: '', code, message: { nl, en } }]
}
