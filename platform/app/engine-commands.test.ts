import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analysisCommands } from '@versneller/engine'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from './cli.ts'
import { parseWords } from './command.ts'
import { engineCommands } from './engine-commands.ts'
import { tablesText } from './terminal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'versneller-analysis-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const scores = {
  format: 'versneller-scores/1',
  criteriaWeights: {},
  scores: [{ file: 'f1', assessor: 'a', score: 4 }],
}

/** Runs a command line; gives the exit code and the document on standard output. */
async function run(...words: string[]): Promise<{ code: number; document: unknown }> {
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => written.push(String(text)) > 0)
  try {
    const code = await runCommand(words)
    return { code, document: JSON.parse(written.join('')) }
  } finally {
    write.mockRestore()
  }
}

function fileOf(name: string, document: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(document))
  return path
}

describe('every analysis command', () => {
  it('has help in both languages and an example that its own options allow', () => {
    for (const { name, summary, example } of analysisCommands) {
      expect(summary.nl).not.toBe(summary.en)
      const command = engineCommands.find(one => one.name === name)
      const words = example.split(' ').slice(2)
      expect(command && 'operands' in parseWords(command, words)).toBe(true)
    }
  })
})

describe('scores', () => {
  it('writes one document and ends well', async () => {
    const { code, document } = await run('scores', fileOf('scores.json', scores), '--json')
    expect(code).toBe(0)
    expect(document).toMatchObject({ files: { f1: { raw: 4, adjusted: 4, flags: [] } }, assessors: { a: 0 } })
  })

  it('ends with 2 and tells the place of every mistake', async () => {
    const bad = { ...scores, scores: [{ file: 'f1', assessor: 'a', score: 9 }, { file: 'f1' }] }
    const { code, document } = await run('scores', fileOf('bad.json', bad), '--json')
    expect(code).toBe(2)
    const errors = Object(document).errors as { pointer: string; code: string }[]
    expect(errors.map(error => [error.pointer, error.code])).toEqual([
      ['/scores/0/score', 'BUITEN_BEREIK'],
      ['/scores/1/assessor', 'VELD_ONTBREEKT'],
      ['/scores/1/score', 'VELD_ONTBREEKT'],
    ])
  })
})

describe('what is wrong with a command line', () => {
  const told = (document: unknown) =>
    (Object(document).errors as { pointer: string; code: string }[]).map(({ pointer, code }) => [
      pointer,
      code,
    ])

  it('a convention that is none is told with the mistakes of the case, and is no mistake itself when it is one', async () => {
    const bad = fileOf('bad-case.json', { format: 'versneller-case/1', id: 'Fout' })
    const { code, document } = await run('case', 'appraise', bad, '--convention', 'laat', '--json')
    const { document: only } = await run('case', 'appraise', bad, '--convention', 'end', '--json')
    expect([code, told(only).length > 1]).toEqual([2, true])
    expect(told(document)).toEqual([['--convention', 'CONVENTIE_ONBEKEND'], ...told(only)])
    const missing = join(folder, 'er-niet.json')
    const { document: unread } = await run('case', 'diff', missing, missing, '--convention', 'laat', '--json')
    const notRead = ['', 'BESTAND_NIET_GELEZEN']
    expect(told(unread)).toEqual([['--convention', 'CONVENTIE_ONBEKEND'], notRead, notRead])
  })

  it('a command that is none is told as a document too', async () => {
    const hush = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const { code, document } = await run('case', 'raden', '--json')
    hush.mockRestore()
    expect([code, told(document)]).toEqual([2, [['', 'ONBEKENDE_OPDRACHT']]])
  })
})

describe('tables at a terminal', () => {
  const table = {
    title: { nl: 'Plannen', en: 'Files' },
    columns: [
      { nl: 'plan', en: 'file' },
      { nl: 'score', en: 'score' },
      { nl: 'haalt', en: 'passes' },
    ],
    rows: [
      ['haven', 4.25, { nl: 'ja', en: 'yes' }],
      ['spoor', null, { nl: 'nee', en: 'no' }],
    ],
  }

  it('are in Dutch with a decimal comma, figures to the right', () => {
    expect(tablesText([table], 'nl')).toBe(
      ['Plannen', 'plan   score  haalt', 'haven   4,25  ja', 'spoor      –  nee'].join('\n'),
    )
  })

  it('are in English with a decimal point', () => {
    expect(tablesText([table, table], 'en')).toBe(
      [
        ...['Files', 'file   score  passes', 'haven   4.25  yes', 'spoor      –  no', ''],
        ...['Files', 'file   score  passes', 'haven   4.25  yes', 'spoor      –  no'],
      ].join('\n'),
    )
  })
})

describe('a formula without an answer', () => {
  it('says why in a sentence, in the language that is asked, with its code; also in a batch', async () => {
    const file = fileOf('perpetuity.json', {
      inputs: [{ paymentEur: 100, rate: 0.02, growthRate: 0.03 }],
    })
    const { code, document } = await run('calc', 'perpetuity', file, '--lang', 'en')
    expect([code, document]).toEqual([
      0,
      {
        results: [
          {
            result: null,
            reason: 'The value is infinite: the growth is not lower than the rate.',
            reasonCode: 'GROEI_NIET_ONDER_RENTE',
          },
        ],
      },
    ])
  })
})
