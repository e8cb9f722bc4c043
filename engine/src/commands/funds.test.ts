import { describe, expect, test } from 'vitest'
import { goldenInstance } from '../funds/testing/instances.ts'
import type { FileCommandOutcome } from './file-command.ts'
import { fundsCommand } from './funds.ts'

const mistakes = (outcome: FileCommandOutcome) =>
  outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])

async function answerOf(options: Record<string, string | true>) {
  const outcome = await fundsCommand.run(goldenInstance, options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return { answer: Object(outcome.answer), titles: outcome.tables.map(table => table.title.nl) }
}

describe('funds', () => {
  test('gives the allocation with its audit', async () => {
    const { answer, titles } = await answerOf({})
    expect(Object.keys(answer)).toEqual([
      ...['status', 'objective', 'bound', 'gap', 'chosen', 'payments', 'grants', 'own', 'audit'],
    ])
    expect(answer.payments).toEqual([
      { fund: 'INFRA', project: 'A', year: 2026, amount: 10 },
      { fund: 'SOIL', project: 'B', year: 2026, amount: 10 },
    ])
    expect(answer.audit.modelHash).toMatch(/^[0-9a-f]{64}$/)
    expect(titles).toEqual(['Verdeling', 'Bijdragen (mln)'])
  })

  test('takes the walls down', async () => {
    expect((await answerOf({ walls: 'off' })).answer.objective).toBe(190)
  })

  test('gives the value of pooling and nothing else', async () => {
    const { answer, titles } = await answerOf({ 'value-of-pooling': true })
    expect(Object.keys(answer)).toEqual(['value', 'byWall', 'mergeOrder'])
    expect(answer.value).toEqual([10, 10])
    expect(titles).toEqual(['Waarde van ontschotten', 'Per schot', 'Potten samenvoegen'])
  })

  test('tells why a project is not in, and draws a frontier', async () => {
    const { answer, titles } = await answerOf({ why: 'C', frontier: 'homes,affordable', points: '3' })
    expect(answer.why[0].text.nl).toBe('Geld voor C kost 90 van het doel en verdringt A en B.')
    expect(answer.frontier).toEqual([{ x: 180, y: 90, chosen: ['A-2026', 'B-2026'] }])
    expect(titles).toEqual(['Verdeling', 'Bijdragen (mln)', 'Waarom', 'Grens'])
  })

  test('tells what more money in a pot wins, and how sure each project is', async () => {
    const { answer, titles } = await answerOf({ extra: 'SOIL', core: '3' })
    expect(answer.extra.map((step: { extra: number }) => step.extra)).toEqual([1, 5, 25])
    expect(Object.keys(answer.coreIndex)).toEqual(['A', 'B', 'C'])
    expect(titles.slice(2)).toEqual(['Meer in de pot', 'Als projecten duurder worden'])
    expect(mistakes(await fundsCommand.run(goldenInstance, { extra: 'LUCHT' }))).toEqual([
      ['--extra', 'ONBEKENDE_NAAM'],
    ])
  })

  test('tells every mistake of the options', async () => {
    expect(
      mistakes(await fundsCommand.run(goldenInstance, { walls: 'half', frontier: 'homes', seed: 'x' })),
    ).toEqual([
      ['--walls', 'ONBEKENDE_KEUZE'],
      ['--frontier', 'ONJUIST_TYPE'],
      ['--seed', 'ONJUIST_TYPE'],
    ])
    const asked = { why: 'Q', frontier: 'homes,geluk', 'value-of-pooling': true } as const
    expect(mistakes(await fundsCommand.run(goldenInstance, asked))).toEqual([
      ['--why', 'VELDEN_SLUITEN_UIT'],
      ['--frontier', 'VELDEN_SLUITEN_UIT'],
      ['--why', 'ONBEKENDE_NAAM'],
      ['--frontier', 'ONBEKENDE_NAAM'],
    ])
  })
})
