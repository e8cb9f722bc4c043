import { expect, test } from 'vitest'
import { tableRows } from '../tidy/markdown-table.ts'
import { treeOfTexts } from '../tidy/tree.ts'
import { collectErrors, errorPage } from './collect-errors.ts'

const found = (files: Record<string, string>) =>
  collectErrors(treeOfTexts(files)).map(({ code, nl, en }) => [code, nl, en])

test.each([
  ['a table of sentences', "const texts = { TE_LAAT: { nl: 'Te laat.', en: 'Late.' } }"],
  [
    'a table of short functions',
    "const texts = { TE_LAAT: (day: string) => ({ nl: 'Te laat.', en: 'Late.' }) }",
  ],
  [
    'an object with a message',
    "const a = { code: 'TE_LAAT', field: 'x', message: { nl: 'Te laat.', en: 'Late.' } }",
  ],
  ['an object with sentences', "const a = { code: 'TE_LAAT', nl: 'Te laat.', en: 'Late.' }"],
  ['a call with sentences', "refuse('field', 'TE_LAAT', 'Te laat.', 'Late.')"],
  ['a call with an object', "refuse('TE_LAAT', { nl: 'Te laat.', en: 'Late.' })"],
  [
    'an object with named sentences',
    "const en = 'no'; function f() { const nl = 'Te laat.'; const en = 'Late.'; return { code: 'TE_LAAT', message: { nl, en } } }",
  ],
])('a code is found in %s', (_about, code) => {
  expect(found({ 'engine/src/case/a.ts': code })).toEqual([['TE_LAAT', 'Te laat.', 'Late.']])
})

test('a code is found in a catalogue of texts, other keys are not', () => {
  expect(
    found({
      'platform/kit/mail/texts.nl.json': '{"TE_LAAT":"Te laat.","title":"Titel"}',
      'platform/kit/mail/texts.en.json': '{"TE_LAAT":"Late.","title":"Title"}',
    }),
  ).toEqual([['TE_LAAT', 'Te laat.', 'Late.']])
})

test('what is filled in stands between braces', () => {
  const filled = '$' + '{call.closesAt}'
  const code = `refuse("TE_LAAT", \`Voor ${filled}.\`, \`Before ${filled}.\`)`
  expect(found({ 'engine/src/case/a.ts': code })).toEqual([
    ['TE_LAAT', 'Voor {closesAt}.', 'Before {closesAt}.'],
  ])
})

test('a code without a sentence in both languages is not found', () => {
  expect(
    found({ 'engine/src/case/a.ts': "const texts = { TE_LAAT: { nl: 'Te laat.' } }; refuse('TE_VROEG')" }),
  ).toEqual([])
})

test('letters of roles are no code with its sentences', () => {
  expect(found({ 'engine/src/case/a.ts': "hasRole(actor, 'D', 'T', 'S')" })).toEqual([])
})

test('the page has one row for a code of a part, under the name of the part', () => {
  const twice = "refuse('TE_LAAT', 'Te laat.', 'Late.'); refuse('TE_LAAT', 'Veel te laat.', 'Very late.')"
  const texts = collectErrors(
    treeOfTexts({ 'engine/src/case/a.ts': twice, 'platform/modules/call/rules.ts': twice }),
  )
  const page = errorPage(texts)
  expect(tableRows(page).map(row => row.cells)).toEqual([
    ['`TE_LAAT`', 'Te laat.', 'Late.'],
    ['`TE_LAAT`', 'Te laat.', 'Late.'],
  ])
  expect(page.match(/^## .*$/gm)).toEqual(['## engine/src/case', '## platform/modules/call'])
})
