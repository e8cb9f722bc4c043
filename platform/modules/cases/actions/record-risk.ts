import type { Case } from '@versneller/engine'
import { openAnswerThread } from '@versneller/engine/node'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { RiskRecord } from '../model.ts'
import { caseProblems, problem } from '../problems.ts'
import { fixVersion } from '../rules/access.ts'
import { insertRiskRecord, readRiskRecord } from '../store/risk-records.ts'
import { readVersion } from '../store/versions.ts'
import { authorOf } from './author.ts'
import { lockedFor } from './locked-for.ts'

/** Trials of a number of record: with them the standard errors are some thousandths of the spread. */
const recordTrials = 100_000

const thread = openAnswerThread()

/**
 * Works the distribution of a version out, all its lines in it, and keeps by what it can be worked out again. A version
 * has one number of record for good.
 */
export async function recordRisk(
  services: Services,
  actor: Actor,
  asked: { caseId: string; version: number },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const version = await readVersion(db, asked.caseId, asked.version)
  if (!version) throw new NotFound()
  const result = await thread.answer(version.content, { trials: String(recordTrials) })
  if (!result.ok) return refused(...caseProblems(result.errors, () => undefined))
  const { trials, seed, engine, inputHash, resultHash, area, parties } = result.answer
  return writeOrRefuse({ db, clock, actor }, 'recordCaseRisk', async (tx, record) => {
    const stored = await lockedFor(tx, actor, asked.caseId, fixVersion)
    if (await readRiskRecord(tx, stored.id, version.number))
      throw new ConflictRefusal(problem('CIJFER_BESTAAT'))
    const { organisationId } = authorOf(actor, stored)
    const figures = { area, parties }
    await insertRiskRecord(
      tx,
      { caseId: stored.id, version: version.number, personId: actor.personId },
      { trials, seed, engine, inputHash, resultHash, figures, organisationId },
    )
    // No hash: who guesses a hidden amount could try the guess against it.
    record({
      objectKind: 'case',
      objectId: stored.id,
      after: { version: version.number, trials, seed, engine },
    })
    return undefined
  })
}

/** Works a number of record out again: whether the same bits come out. */
export async function recomputeRisk(content: Case, record: RiskRecord): Promise<boolean> {
  const { trials, seed } = record
  const result = await thread.answer(content, { trials: String(trials), seed: String(seed) })
  return (
    result.ok &&
    result.answer.engine === record.engine &&
    result.answer.inputHash === record.inputHash &&
    result.answer.resultHash === record.resultHash
  )
}
