import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { caseContributionCommand, caseRiskCommand } from './case-risk-command.ts'
import { type Answer, type Command, parseWords, readInput } from './command.ts'
import { portfolioRiskCommand } from './portfolio-risk-command.ts'

const file = fileURLToPath(new URL('../../engine/golden/cases/sluitend-eindhoven.json', import.meta.url))

const run = (...words: string[]) => runAs(caseRiskCommand, words)

/** Runs a command with these words behind the file. */
async function runAs(command: Command, words: readonly string[]): Promise<Answer> {
  const asked = parseWords(command, [file, ...words])
  if ('errors' in asked) return { ok: false, errors: asked.errors }
  const input = await readInput(file)
  if ('errors' in input) throw new Error('the file cannot be read')
  return command.run({ ...asked, input: input.value })
}

const answered = (answer: Answer) => ('ok' in answer && answer.ok ? Object(answer.value) : undefined)

describe('versneller case risk', () => {
  it('answers alike on one worker and on two, with tables for a person', async () => {
    const one = await run('--trials', '4101', '--workers', '1')
    const two = await run('--trials', '4101', '--workers', '2', '--json')
    expect(answered(one)).toMatchObject({ trials: 4102, seed: 1 })
    expect(answered(two)).toEqual(answered(one))
    expect('ok' in one && one.ok && one.tables?.length).toBe(7)
  })

  it('plays a market of the past again', async () => {
    expect(answered(await run('--trials', '2', '--replay', '2008-2013:2026'))).toMatchObject({
      replay: '2008-2013:2026',
    })
  })

  it('refuses what it cannot read, without running', async () => {
    const refused = async (...words: string[]) => {
      const answer = await run(...words)
      return 'ok' in answer && !answer.ok ? answer.errors.map(one => [one.pointer, one.code]) : []
    }
    expect(await refused('--trials', 'nul')).toEqual([['--trials', 'ONJUIST_TYPE']])
    expect(await refused('--replay', '1929:2026')).toEqual([['--replay', 'ONBEKENDE_HERHALING']])
    expect(await refused('--trial', '5')).toEqual([['--trial', 'ONBEKENDE_OPTIE']])
  })
})

describe('versneller case contribution', () => {
  it('answers with amount and frontier, alike on one worker and on two', async () => {
    const words = ['--party', 'dev', '--probability', '0.8', '--trials', '2500']
    const one = await runAs(caseContributionCommand, [...words, '--workers', '1'])
    const two = await runAs(caseContributionCommand, [...words, '--workers', '2'])
    expect(answered(one)).toMatchObject({ party: 'dev', payer: 'gem', instrument: 'grant', atT: 0 })
    expect(answered(one).frontier).toHaveLength(10)
    expect(answered(two)).toEqual(answered(one))
    expect('ok' in one && one.ok && one.tables?.map(table => table.rows.length)).toEqual([13, 2, 10])
  })

  it('holds a mean of the worst trials up, beside the limits of public money', async () => {
    const words = ['--party', 'dev', '--probability', '0.8', '--trials', '400', '--workers', '1']
    const tail = answered(
      await runAs(caseContributionCommand, [...words, '--measure', 'tail', '--at-least', '-1000000']),
    )
    expect([tail.measure, tail.atLeastEur]).toEqual(['tail', -1_000_000])
    expect(Math.round(tail.tailMean.afterEur)).toBe(-1_000_000)
    expect(tail.limits.map((limit: { id: string }) => limit.id)).toEqual(['de-minimis', 'aid-gap'])
  })

  it('looks for grants within limits where it is said what the payer can give', async () => {
    const words = ['--party', 'cor', '--probability', '0.6', '--trials', '400', '--workers', '1']
    const answer = await runAs(caseContributionCommand, [...words, '--own-at-most', '0'])
    const { within, parties } = answered(answer)
    expect(parties.cor.amountEur).toBeGreaterThan(0)
    expect([within.totalEur, within.reason.en]).toEqual([
      0,
      expect.stringMatching(/own means of the payer\.$/),
    ])
    expect('ok' in answer && answer.ok && answer.tables?.map(table => table.rows.length)).toEqual([
      2, 10, 1, 3, 1,
    ])
    const wrong = await runAs(caseContributionCommand, [...words, '--purpose', 'bodem,fiets'])
    expect('ok' in wrong && !wrong.ok && wrong.errors.map(one => one.code)).toEqual([
      'ONBEKEND_DOEL',
      'ONBEKEND_DOEL',
    ])
  })

  it('tells which options do not go together', async () => {
    const words = ['--party', 'dev,cor', '--probability', '0.8', '--at-least', '5']
    const answer = await runAs(caseContributionCommand, [...words, '--instrument', 'loan'])
    const joint = await runAs(caseContributionCommand, [...words, '--measure', 'tail'])
    const told = (one: Answer) =>
      'ok' in one && !one.ok ? one.errors.map(error => [error.pointer, error.code]) : []
    expect(told(answer)).toEqual([
      ['--instrument', 'ALLEEN_BIJDRAGE_SAMEN'],
      ['--at-least', 'DREMPEL_ZONDER_STAART'],
    ])
    expect(told(joint)).toEqual([['--measure', 'MAAT_ALLEEN_VOOR_EEN_PARTIJ']])
  })

  it('asks for the party and the probability', async () => {
    const answer = await runAs(caseContributionCommand, [])
    expect('ok' in answer && !answer.ok && answer.errors.map(one => one.pointer)).toEqual([
      '--party',
      '--probability',
    ])
  })
})

describe('versneller portfolio risk', () => {
  it('draws as it is asked, and says why a lattice is not for areas together', async () => {
    const words = ['--trials', '200', '--workers', '1', '--sampling']
    expect(answered(await runAs(portfolioRiskCommand, [...words, 'plain'])).sampling).toBe('plain')
    const quasi = await runAs(portfolioRiskCommand, [...words, 'quasi'])
    expect('ok' in quasi && !quasi.ok && quasi.errors.map(one => [one.pointer, one.code])).toEqual([
      ['--sampling', 'QUASI_NIET_SAMEN'],
    ])
  })

  it('sums areas trial by trial', async () => {
    const other = file.replace('sluitend-eindhoven', 'bouwclaim-nijmegen')
    const answer = await runAs(portfolioRiskCommand, [other, '--trials', '200', '--workers', '1'])
    expect(Object.keys(answered(answer).cases)).toEqual(['sluitend-eindhoven', 'bouwclaim-nijmegen'])
    expect('ok' in answer && answer.ok && answer.tables?.map(table => table.rows.length)).toEqual([
      2, 2, 4, 5,
    ])
  })

  it('tells which file cannot be read', async () => {
    const answer = await runAs(portfolioRiskCommand, ['nergens.json'])
    expect('ok' in answer && !answer.ok && answer.errors.map(one => [one.pointer, one.code])).toEqual([
      ['/1', 'BESTAND_NIET_GELEZEN'],
    ])
  })
})
