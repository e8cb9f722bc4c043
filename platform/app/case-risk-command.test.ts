import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { caseRiskCommand } from './case-risk-command.ts'
import { type Answer, parseWords, readInput } from './command.ts'

const file = fileURLToPath(new URL('../../engine/golden/cases/sluitend-eindhoven.json', import.meta.url))

/** Runs `versneller case risk` with these words behind the file. */
async function run(...words: string[]): Promise<Answer> {
  const asked = parseWords(caseRiskCommand, [file, ...words])
  if ('errors' in asked) return { ok: false, errors: asked.errors }
  const input = await readInput(file)
  if ('errors' in input) throw new Error('the file cannot be read')
  return caseRiskCommand.run({ ...asked, input: input.value })
}

const answered = (answer: Answer) => ('ok' in answer && answer.ok ? Object(answer.value) : undefined)

describe('versneller case risk', () => {
  it('answers alike on one worker and on two, with tables for a person', async () => {
    const one = await run('--trials', '4101', '--workers', '1')
    const two = await run('--trials', '4101', '--workers', '2', '--json')
    expect(answered(one)).toMatchObject({ trials: 4102, seed: 1 })
    expect(answered(two)).toEqual(answered(one))
    expect('ok' in one && one.ok && one.tables?.length).toBe(6)
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
