import { describe, expect, test } from 'vitest'
import { capabilitySamples, csv } from './tidy/capability-samples.ts'
import { rules } from './tidy/rules/index.ts'
import type { Sample } from './tidy/tidy-sample.ts'
import { treeOfTexts } from './tidy/tree.ts'

const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n')
const call = 'platform/modules/call'
const texts = (nl: object, en: object) => ({
  [`${call}/texts.nl.json`]: JSON.stringify(nl, null, 1),
  [`${call}/texts.en.json`]: JSON.stringify(en, null, 1),
})
const aModule = (readme: string) => ({
  ...texts({}, {}),
  [`${call}/module.ts`]: '',
  [`${call}/README.md`]: readme,
})
const glossaryPage = (...code: string[]) =>
  `| nl | en | Code | a | b | c |\n|---|---|---|---|---|---|\n${code.map(word => `| x | = | \`${word}\` | | | |`).join('\n')}\n`
const errorPage = (...rows: string[]) => `| Code | nl | en |\n|---|---|---|\n${rows.join('\n')}\n`
const refusal = "export const refuse = () => ({ code: 'TE_LAAT' })\n"

const samples: Record<string, Sample[]> = {
  addresses: [
    {
      about: 'a download address of a registry in any file',
      files: {
        'package-lock.json': `{\n "resolved": "https://registry.${'npmjs.org'}/a/-/a.tgz"\n}`,
        'README.md': 'https://npmjs.com',
      },
      found: ['package-lock.json:2'],
    },
    {
      about: 'a path of one machine, but not an address of the site',
      files: {
        'tools/a.ts': `const a = '/home${'/somebody/x'}'`,
        'platform/b.ts': "const b = '/werk/home/x'",
      },
      found: ['tools/a.ts:1'],
    },
  ],
  capabilities: capabilitySamples,
  'comment-language': [
    {
      about: 'a Dutch comment, but not a quoted Dutch term',
      files: {
        'engine/src/a.ts':
          '// Dit is de waarde van het gebied.\nexport const a = 1\n// The word "waarde van de grond" is Dutch.',
      },
      found: ['engine/src/a.ts:1'],
    },
    {
      about: 'nothing in a Dutch text of the interface',
      files: { 'platform/kit/a.ts': "const said = '// Dit is de waarde van het gebied.'" },
      found: [],
    },
  ],
  docstrings: [
    {
      about: 'an export without a docstring, of any kind',
      files: {
        'engine/src/a.ts':
          '/** One. */\nexport const one = 1\nexport const two = 2\nexport function three() {}\nexport interface Four {}\nconst five = 5',
      },
      found: ['engine/src/a.ts:3', 'engine/src/a.ts:4', 'engine/src/a.ts:5'],
    },
  ],
  environment: [
    {
      about: 'a variable of the environment read outside the configuration, wherever it is',
      files: {
        'platform/app/config.ts': 'process.env.PORT',
        'platform/app/main.ts':
          "readConfig(process.env)\nprocess.env.PORT\nprocess.env['PORT']\nconst { PORT } = process.env",
        'platform/kit/a.ts': '\nread(process.env)',
      },
      found: [
        'platform/app/main.ts:2',
        'platform/app/main.ts:3',
        'platform/app/main.ts:4',
        'platform/kit/a.ts:2',
      ],
    },
  ],
  'error-codes': [
    {
      about: 'a code without a row',
      files: { [`${call}/rules.ts`]: refusal, 'docs/errors.md': errorPage() },
      found: [`${call}/rules.ts:1`],
    },
    {
      about: 'a code of one word without a row, and no other word in capitals',
      files: {
        [`${call}/rules.ts`]: "const a = { code: 'LAAT', unit: 'EUR' }",
        'docs/errors.md': errorPage(),
      },
      found: [`${call}/rules.ts:1`],
    },
    {
      about: 'a row without English',
      files: { [`${call}/rules.ts`]: refusal, 'docs/errors.md': errorPage('| `TE_LAAT` | Te laat. | |') },
      found: ['docs/errors.md:3'],
    },
    {
      about: 'a row for a code that is never given',
      files: {
        [`${call}/rules.ts`]: refusal,
        'docs/errors.md': errorPage('| `TE_LAAT` | a | b |', '| `TE_VROEG` | a | b |'),
      },
      found: ['docs/errors.md:4'],
    },
    {
      about: 'nothing in a code that is explained',
      files: { [`${call}/rules.ts`]: refusal, 'docs/errors.md': errorPage('| `TE_LAAT` | a | b |') },
      found: [],
    },
  ],
  glossary: [
    {
      about: 'a module, a table and a type without a row',
      files: {
        'docs/glossary.md': glossaryPage('Submission'),
        [`${call}/model.ts`]:
          'export interface Thing {}\nexport interface SubmissionDraft {}\ninterface Inside {}',
        [`${call}/migrations/1.sql`]:
          'create table submissions (id int);\ncreate table things (id int);\ncreate table library.job (id int);',
      },
      found: [`${call}:1`, `${call}/migrations/1.sql:2`, `${call}/model.ts:1`],
    },
    {
      about: 'a type with a name that the platform below already has',
      files: {
        'docs/glossary.md': glossaryPage('Call', 'Range'),
        [`${call}/model.ts`]: '\nexport interface Range {}',
      },
      found: [`${call}/model.ts:2`],
    },
    {
      about: 'a type that passes a door without a row',
      files: {
        'docs/glossary.md': glossaryPage('Case', 'case'),
        'engine/src/index.ts':
          "export { appraise } from './case/a.ts'\nexport type { Case, Thing } from './case/a.ts'",
        'engine/src/case/a.ts': 'export type Case = 1\nexport type Thing = 2',
      },
      found: ['engine/src/index.ts:2'],
    },
    {
      about: 'nothing where every word has its row, whatever its spelling and number',
      files: {
        'docs/glossary.md': glossaryPage('Call', 'calls, PotClaim'),
        [`${call}/model.ts`]: 'export type PotClaimId = string',
        [`${call}/migrations/1.sql`]: 'CREATE TABLE IF NOT EXISTS pot_claims (id int);',
      },
      found: [],
    },
  ],
  length: [
    {
      about: 'a file of more than 400 lines',
      files: { 'engine/src/a.ts': lines(401, 'a()'), 'engine/src/b.ts': lines(400, 'a()') },
      found: ['engine/src/a.ts:1'],
    },
    {
      about: 'a function of more than 70 lines',
      files: {
        'engine/src/a.ts': `const a = 1\nfunction long() {\n${lines(69, '  a()')}\n}`,
        'engine/src/b.ts': `const short = () => {\n${lines(68, '  a()\n')}\n}`,
      },
      found: ['engine/src/a.ts:2'],
    },
    {
      about: 'nothing in a table of figures or a group of tests',
      files: {
        'engine/parameters/a.ts': lines(900, 'a()'),
        'engine/src/a.test.ts': `describe('a', () => {\n${lines(100, '  a()')}\n})`,
      },
      found: [],
    },
  ],
  links: [
    {
      about: 'a link to a file that is not there',
      files: {
        'docs/a.md': 'See\n[b](b.md#part), [c](../README.md), [d](https://example.org), [e](../engine)',
        'README.md': '',
        'engine/a.ts': '',
      },
      found: ['docs/a.md:2'],
    },
  ],
  'module-readme': [
    {
      about: 'a missing file',
      files: { [`${call}/rules.ts`]: '', [`${call}/module.ts`]: '' },
      found: [`${call}/README.md:1`, `${call}/texts.nl.json:1`, `${call}/texts.en.json:1`],
    },
    {
      about: 'no passage of the programme',
      files: aModule('# Call\nAbout calls.'),
      found: [`${call}/README.md:1`],
    },
    {
      about: 'a capability that does not exist',
      files: aModule('Capabilities: 4, 175'),
      found: [`${call}/README.md:1`],
    },
    {
      about: 'a long story',
      files: aModule(`Capabilities: 4\n${lines(15, 'More.')}`),
      found: [`${call}/README.md:1`],
    },
    {
      about: 'nothing in a short one with a long diagram',
      files: aModule(`Capabilities: 4, 7-9\n\`\`\`mermaid\n${lines(40, 'a --> b')}\n\`\`\``),
      found: [],
    },
  ],
  names: [
    {
      about: 'a name that says nothing',
      files: {
        'platform/kit/utils.ts': '',
        'engine/src/date-helpers.ts': '',
        'platform/kit/common/a.ts': '',
      },
      found: ['engine/src/date-helpers.ts:1', 'platform/kit/common/a.ts:1', 'platform/kit/utils.ts:1'],
    },
    {
      about: 'a name in capitals, but not a README',
      files: { 'engine/src/netValue.ts': '', 'engine/src/net-value.test.ts': '', [`${call}/README.md`]: '' },
      found: ['engine/src/netValue.ts:1'],
    },
  ],
  needs: [
    {
      about: 'a need that is not declared and one that is not used',
      files: {
        [`${call}/module.ts`]: "export default defineModule({\n  needs: ['parties', 'budget'],\n})",
        [`${call}/actions.ts`]:
          "import { a } from '../parties/index.ts'\nimport type { B } from '../projects/index.ts'",
        [`${call}/pages/list.tsx`]:
          "import { b } from '../../governance/index.ts'\nimport { c } from '../model.ts'",
      },
      found: [`${call}/module.ts:2`, `${call}/module.ts:2`, `${call}/module.ts:2`],
    },
    {
      about: 'a declaration without needs',
      files: { [`${call}/module.ts`]: 'defineModule({})' },
      found: [`${call}/module.ts:1`],
    },
    {
      about: 'nothing where they are the same',
      files: {
        [`${call}/module.ts`]: "defineModule({ needs: ['parties'] })",
        [`${call}/rules/a.ts`]: "import { a } from '../model.ts'\nexport { b } from '../../parties/index.ts'",
      },
      found: [],
    },
  ],
  settings: [
    {
      about: 'a setting that is not explained, and one that is explained and does nothing',
      files: {
        'platform/app/config.ts': 'read(environment.PORT)\nread(environment.HOST)\nread(environment.PORT)',
        'docs/operate/README.md': '| a | b |\n|---|---|\n| `PORT` | x |\n| `HOST` | x |\n| `COLOUR` | x |',
        'docs/operate/README.en.md': '| a | b |\n|---|---|\n| `PORT` | x |',
      },
      found: ['docs/operate/README.md:5', 'platform/app/config.ts:2'],
    },
  ],
  texts: [
    {
      about: 'a sentence without English',
      files: texts({ a: 'A', b: 'B' }, { a: 'A' }),
      found: [`${call}/texts.nl.json:3`],
    },
    {
      about: 'a sentence without Dutch',
      files: texts({ a: 'A' }, { a: 'A', b: 'B' }),
      found: [`${call}/texts.en.json:3`],
    },
    {
      about: 'other arguments',
      files: texts({ a: 'Dag {name}' }, { a: 'Hello {person}' }),
      found: [`${call}/texts.en.json:2`, `${call}/texts.nl.json:2`],
    },
    { about: 'an empty sentence', files: texts({ a: '' }, { a: 'A' }), found: [`${call}/texts.nl.json:2`] },
    {
      about: 'a message with a brace too few',
      files: texts({ a: 'Dag {name' }, { a: 'Hi' }),
      found: [`${call}/texts.nl.json:2`],
    },
    {
      about: 'a file without the other language',
      files: { 'platform/kit/ui/texts.nl.json': '{}' },
      found: ['platform/kit/ui/texts.nl.json:1'],
    },
    { about: 'nothing in a pair', files: texts({ a: 'Dag {name}' }, { a: 'Hello {name}' }), found: [] },
  ],
  unfinished: [
    {
      about: 'a mark in a comment or a document, but not in a text of the product',
      files: { 'engine/src/a.ts': `// TO${'DO'} later\nconst a = 'TO${'DO'}'`, 'docs/a.md': `\nFIX${'ME'}` },
      found: ['docs/a.md:2', 'engine/src/a.ts:1'],
    },
    {
      about: 'a test that is left out or runs alone',
      files: {
        'engine/src/a.test.ts':
          "it.skip('a', f)\ntest.only('b', f)\ndescribe.skip('c', f)\nxit('d', f)\ntest.each([])('e', f)",
        'journeys/a.journey.ts': "test('a', f)\ntest.fixme()",
      },
      found: [
        'engine/src/a.test.ts:1',
        'engine/src/a.test.ts:2',
        'engine/src/a.test.ts:3',
        'engine/src/a.test.ts:4',
        'journeys/a.journey.ts:2',
      ],
    },
  ],
}

describe.each(rules.map(rule => ({ rule, name: rule.name })))('$name', ({ rule }) => {
  test.each(samples[rule.name] ?? [])('finds $about', ({ files, found }) => {
    const places = rule.check(treeOfTexts(files)).map(({ path, line }) => `${path}:${line}`)
    expect(places.sort()).toEqual([...found].sort())
  })
})

test('every rule has a sample in which it finds something', () => {
  const failing = Object.entries(samples).filter(([, cases]) => cases.some(sample => sample.found.length > 0))
  expect(failing.map(([name]) => name).sort()).toEqual(rules.map(rule => rule.name).sort())
})

test('every rule finds nothing in an empty repository, but for the lists that must be there', () => {
  const found = rules.flatMap(rule => rule.check(treeOfTexts({})))
  expect(found.map(violation => violation.path)).toEqual([csv])
})
