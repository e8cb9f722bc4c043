import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import type { Route } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { saveChanges } from '../actions/save-changes.ts'
import {
  type FormPartKey,
  type FormPartWord,
  formPartLinks,
  formParts,
  formPartWords,
  links,
  partLinks,
} from '../links.ts'
import type { StoredCase } from '../model.ts'
import { AssumptionsPage } from '../pages/assumptions.tsx'
import { headOf } from '../pages/case-page.tsx'
import { type FormPartData, FormPartPage } from '../pages/form-part.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { editCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { differences } from '../rules/differences.ts'
import { fieldsOfCase } from '../rules/part-fields/case-fields.ts'
import { changesOfPart, fieldsOfForm, type Item, placeOfForm, seesWhole } from '../rules/part-fields/parts.ts'
import { readFields, valuesOf } from '../rules/part-fields/read-fields.ts'
import { valueAt } from '../rules/part-fields/values.ts'
import { defaultCorrelations, defaultFactors } from '../rules/risk-defaults.ts'
import { crumbsOf } from './bench.ts'
import { admitOwner, changingCase } from './changing-case.ts'
import { endOfForm, refusedForm, revisionOf, typedShape, unreadable } from './part-forms.ts'
import { formOutcome } from './saving.ts'
import { seenCase, storedAndSeen } from './seen.ts'

/** Cost recovery names lines in lists without ids: who does not see all of them cannot change it. */
const isPartOf = (stored: StoredCase, seen: SeenCase, key: FormPartKey): boolean =>
  key === 'costRecovery' && !seesWhole(stored.content, seen.caseFile, key)

const pointerOf = (place: string) => `/${place.replace('.', '/')}`

function savingForm(word: FormPartWord) {
  const key = formParts[word]
  const place = placeOfForm(key)
  return changingCase({
    address: formPartLinks(word).form,
    right: editCase,
    admit: admitOwner,
    body: typedShape,
    act: async ({ services, context, body }, { seen }) => {
      const { caseFile } = seen
      const fields = fieldsOfForm(key, caseFile, seen.partyIds)
      const before = (valueAt(caseFile, place) ?? {}) as Item
      const read = readFields(fields, before, { typed: body, language: context.language })
      const changes = changesOfPart(caseFile, place, read.item)
      const form = { caseFile, fields, typed: body, places: [pointerOf(place)] }
      if (read.mistakes.length > 0) return refusedForm(form, unreadable(read.mistakes), changes)
      const revision = revisionOf(body)
      const outcome = await saveChanges(services, context.actor, { caseId: seen.id, revision, changes })
      return endOfForm(outcome, form, saved =>
        href(formPartLinks(word).form, { id: seen.id }, { gelukt: String(saved) }),
      )
    },
  })
}

function formRoute(word: FormPartWord): Route {
  const key = formParts[word]
  return route.form({
    ...savingForm(word),
    frame: 'work',
    title: (_, { language }) => say(language)(`tab_${word}`),
    crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)(`tab_${word}`)),
    load: async ({ services, context, parameters, query }): Promise<FormPartData> => {
      const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
      const isPart = isPartOf(stored, seen, key)
      return {
        head: headOf(seen),
        caseFile: seen.caseFile,
        word,
        value: valueAt(seen.caseFile, placeOfForm(key)),
        fields: fieldsOfForm(key, seen.caseFile, seen.partyIds),
        mayEdit: seen.scope.kind === 'all' && !isPart,
        isPart,
        removedIn: query.weg,
        told: query.gelukt,
      }
    },
    initial: (data, { language }) => valuesOf(data.fields, data.value ?? {}, language),
    view: FormPartPage,
  })
}

function removeRoute(word: FormPartWord): Route {
  const removing = changingCase({
    address: formPartLinks(word).remove,
    right: editCase,
    admit: admitOwner,
    body: z.object({ revision: z.coerce.number().int().min(1) }),
    act: async ({ services, context, body }, { seen }) => {
      const changes = changesOfPart(seen.caseFile, formParts[word], undefined)
      const outcome = await saveChanges(services, context.actor, {
        caseId: seen.id,
        revision: body.revision,
        changes,
      })
      return formOutcome(
        outcome,
        revision => href(formPartLinks(word).form, { id: seen.id }, { weg: revision }),
        path => path,
      )
    },
  })
  return route.action(removing)
}

const defaults = { factors: defaultFactors, correlations: defaultCorrelations } as const

/** Takes default values of the risk run over as the case's own, or goes back to them. */
const takingDefaults = changingCase({
  address: links.takeDefaults,
  right: editCase,
  admit: admitOwner,
  body: z.object({
    revision: z.coerce.number().int().min(1),
    part: z.enum(['factors', 'correlations']),
    act: z.enum(['take', 'drop']),
  }),
  act: async ({ services, context, body }, { seen }) => {
    const { part, act, revision } = body
    const value = act === 'take' ? defaults[part] : undefined
    const changes = changesOfPart(seen.caseFile, `risk.${part}`, value)
    const outcome = await saveChanges(services, context.actor, { caseId: seen.id, revision, changes })
    const page = part === 'factors' ? partLinks('risicofactoren').list : formPartLinks('samenhang').form
    return formOutcome(
      outcome,
      () => href(page, { id: seen.id }, { gelukt: 'ja' }),
      path => path,
    )
  },
})

const savingAssumptions = changingCase({
  address: links.assumptions,
  right: editCase,
  admit: admitOwner,
  body: typedShape,
  act: async ({ services, context, body }, { seen }) => {
    const { caseFile } = seen
    const fields = fieldsOfCase(caseFile)
    const read = readFields(fields, caseFile, { typed: body, language: context.language })
    const added = readNewIndex(String(body.newIndex ?? ''))
    const { indices } = read.item as { indices?: Item }
    const isAdded = added !== undefined && added !== 'unreadable'
    const after = isAdded
      ? { ...read.item, indices: { ...indices, [added.id]: added.ratePerYear } }
      : read.item
    const changes = differences(caseFile, after)
    const form = { caseFile, fields, typed: body, places: [''] }
    const told = [
      ...unreadable(read.mistakes),
      ...(added === 'unreadable' ? [problem('RIJEN_ONLEESBAAR', 'newIndex')] : []),
    ]
    if (told.length > 0) return refusedForm(form, told, changes)
    const revision = revisionOf(body)
    const outcome = await saveChanges(services, context.actor, { caseId: seen.id, revision, changes })
    return endOfForm(outcome, form, saved =>
      href(links.assumptions, { id: seen.id }, { gelukt: String(saved) }),
    )
  },
})

const assumptions = route.form({
  ...savingAssumptions,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_assumptions'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_assumptions')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      mayEdit: seen.scope.kind === 'all',
      told: query.gelukt,
    }
  },
  initial: (data, { language }) => valuesOf(fieldsOfCase(data.caseFile), data.caseFile, language),
  view: AssumptionsPage,
})

/** "bouw: 3" as the id and the rate of an index series. */
function readNewIndex(text: string): { id: string; ratePerYear: number } | 'unreadable' | undefined {
  if (text.trim() === '') return undefined
  const found = /^\s*([a-z0-9-]{1,64})\s*:\s*(-?\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text)
  if (!found) return 'unreadable'
  return {
    id: found[1] ?? '',
    ratePerYear: Number((Number((found[2] ?? '').replace(',', '.')) / 100).toPrecision(12)),
  }
}

/** The parts of a case that are one form, and what holds for the whole. */
export const formPartRoutes: Route[] = [
  ...formPartWords.flatMap(word => [
    formRoute(word),
    ...(word === 'kostenverhaal' ? [removeRoute(word)] : []),
  ]),
  route.action(takingDefaults),
  assumptions,
]
