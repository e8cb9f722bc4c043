import { expect, test } from 'vitest'
import { PdfNotMade, pdfFont, renderPdf } from './pdf.ts'
import { readPdf } from './testing-pdf.ts'

const madeAt = Temporal.Instant.from('2026-11-24T09:00:00Z')
const source = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "Versneller")
#set text(lang: "nl", font: "${pdfFont}")
#title()
= #d.heading
#d.text
#figure(image("chart.svg", alt: d.alt), caption: [Beeld])
`
const chart = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
)
const data = { title: 'Proef', heading: 'Café €', text: '#panic("x") *geen vet*', alt: 'Een vlak' }
const files = { 'chart.svg': chart }

test('a document is tagged, has its language and its own fonts, and is the same every time', () => {
  const pdf = renderPdf({ typst: source, data, files, madeAt })
  const text = pdf.toString('latin1')
  expect(text.slice(0, 5)).toBe('%PDF-')
  expect([/\/MarkInfo/, /\/Lang ?\(nl\)/, /SourceSansPro-Regular/].map(form => form.test(text))).toEqual([
    true,
    true,
    true,
  ])
  expect(renderPdf({ typst: source, data, files, madeAt })).toEqual(pdf)
})

test('what it says can be read back, and nothing in the data is read as source', () => {
  const { pages, bookmarks, structure } = readPdf(renderPdf({ typst: source, data, files, madeAt }))
  expect(pages).toEqual(['Proef Café € #panic("x") *geen vet* Figuur 1: Beeld'])
  expect(bookmarks).toEqual(['Café €'])
  expect(
    ['/Title Proef', '/Alt (Een vlak)', '<pdfuaid:part>1<'].map(mark => structure.includes(mark)),
  ).toEqual([false, true, true])
})

test('a character that the fonts do not have is a question mark, and no mistake', () => {
  const said = { ...data, text: 'Plan 漢 \ud800 \u0007 en 😀; m² ≥ €\u00a05, e\u0301\u200b' }
  const { pages } = readPdf(renderPdf({ typst: source, data: said, files, madeAt }))
  expect(pages[0]).toBe('Proef Café € Plan ? ? ? en ?; m² ≥ € 5, é Figuur 1: Beeld')
})

test('a document for archives is one', () => {
  const pdf = renderPdf({ typst: source, data, files, madeAt, standard: 'a-2a' })
  expect(/pdfaid:part/.test(pdf.toString('latin1'))).toBe(true)
})

test.each([
  ['a picture without an alternative text', source.replace(', alt: d.alt', ''), files],
  ['a heading that skips a level', source.replace('\n= ', '\n=== '), files],
  ['a picture that was not given', source, {}],
  ['a file of the machine', `#set document(title: "x")\n#read("/etc/passwd")`, {}],
  ['a file outside its folder', `#set document(title: "x")\n#read("../pdf.ts")`, {}],
  ['a package from elsewhere', `#import "@preview/example:0.1.0": add`, {}],
])('refused: %s', (_what, typst, given) => {
  expect(() => renderPdf({ typst, data, files: given, madeAt })).toThrow(PdfNotMade)
})
