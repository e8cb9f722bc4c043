import { readFileSync } from 'node:fs'
import { pdfFont, renderPdf } from '../../../kit/documents/pdf.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { say } from '../pages/say.ts'

const template = readFileSync(new URL('selection.typ', import.meta.url), 'utf8')

/** A part of a document: words, and a table if there is one. */
export interface DocumentSection {
  title: string
  paragraphs: readonly string[]
  table?: {
    heads: readonly string[]
    /** Places of columns with figures. */
    figures: readonly number[]
    /** Parts of the width; 0 takes what it needs. */
    widths: readonly number[]
    rows: readonly (readonly string[])[]
  }
}

/** A proposal or letter. */
export interface SelectionDocument {
  language: Language
  kind: string
  title: string
  facts: readonly (readonly [label: string, value: string])[]
  sections: readonly DocumentSection[]
  madeAt: Temporal.Instant
}

/** Makes the tagged PDF of a proposal or a letter. */
export function selectionPdf({ language, kind, title, facts, sections, madeAt }: SelectionDocument): Buffer {
  const data = {
    ...{ language, kind, title, facts, font: pdfFont },
    documentTitle: `${title} – ${kind}`,
    page: say(language)('pageOf', { page: '§', pages: '§' }).split('§'),
    sections: sections.map(section => ({ ...section, table: section.table ?? null })),
  }
  return renderPdf({ typst: template, data, madeAt })
}
