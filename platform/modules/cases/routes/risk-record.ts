import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { organisationById } from '../../parties/index.ts'
import { recomputeRisk, recordRisk } from '../actions/record-risk.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { RiskRecordPage } from '../pages/risk-record.tsx'
import { say } from '../pages/say.ts'
import { versionWords } from '../pages/versions.tsx'
import { fixVersion } from '../rules/access.ts'
import { contentFor } from '../rules/case-for.ts'
import { recordFor } from '../rules/risk-record.ts'
import { readRiskRecord } from '../store/risk-records.ts'
import { readVersion } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { changingCase } from './changing-case.ts'
import { storedAndSeen } from './seen.ts'

const numberOf = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound()
  return Number(text)
}

const recording = changingCase({
  address: links.riskRecord,
  right: fixVersion,
  body: z.object({}),
  act: async ({ services, context, parameters }, { seen }) => {
    if (!context.actor) throw new NotFound()
    const { nummer } = parameters
    const asked = { caseId: seen.id, version: numberOf(nummer) }
    const outcome = await recordRisk(services, context.actor, asked)
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.riskRecord, { id: seen.id, nummer }, { gelukt: 'ja' }) })
  },
})

/** The number of record of a version: keeping it, and working it out again. */
export const riskRecordRoute = route.form({
  ...recording,
  frame: 'work',
  title: (_, { language }) => say(language)('riskRecordTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('riskRecordTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const version = await readVersion(services.db, seen.id, numberOf(parameters.nummer))
    if (!version) throw new NotFound()
    const record = await readRiskRecord(services.db, seen.id, version.number)
    const { withheld } = contentFor(context.actor, stored, version.content)
    const by = record?.organisationId && (await organisationById(services.db, record.organisationId))
    const isAsked = query.narekenen !== undefined
    return {
      head: headOf(seen),
      version: { number: version.number, name: versionWords(version, context.language).name },
      caseFile: seen.caseFile,
      record: record && { ...recordFor(record, withheld), organisationName: by ? by.name : undefined },
      isSame: record && isAsked ? await recomputeRisk(version.content, record) : undefined,
      mayRecord: may(context.actor, fixVersion, stored),
      isDone: query.gelukt !== undefined,
    }
  },
  view: RiskRecordPage,
})
