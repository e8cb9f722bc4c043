import type { Case } from '@versneller/engine'
import { z } from 'zod'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { refused } from '../../../kit/http/problem.ts'
import type { Route } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { links, type PartKey, type PartWord, partLinks, parts, partWords } from '../links.ts'
import type { CaseChange } from '../model.ts'
import { AssumptionsPage } from '../pages/assumptions.tsx'
import { headOf } from '../pages/case-page.tsx'
import { itemName, PartItemPage, PartListPage } from '../pages/parts.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { type EditScope, editCase, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { differences } from '../rules/differences.ts'
import { isOwnLine } from '../rules/edit-guard.ts'
import { fieldsOfCase, partFields } from '../rules/part-fields.ts'
import { readFields, valuesOf } from '../rules/read-fields.ts'
import { crumbsOf } from './bench.ts'
import { admitOwner, changingCase, type FoundCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase } from './seen.ts'

type Item = Readonly<Record<string, unknown>> & { id: string }

const typedShape = z.record(
  z.string().max(100),
  z.union([z.string().max(20_000), z.array(z.string().max(200))]),
)
type Typed = z.output<typeof typedShape>

const revisionOf = (typed: Typed) => z.coerce.number().int().min(1).catch(1).parse(typed.revision)

const itemsOf = (caseFile: Case, key: PartKey) => (caseFile[key] ?? []) as readonly Item[]

/** Whether the reader may change this item; a party only its own lines. */
function mayEditItem(scope: EditScope, key: PartKey, item: Item | undefined): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  if (key !== 'lines') return false
  return !item || isOwnLine(item as unknown as { from: string; to: string }, scope.partyIds)
}

/** Lets who may change the item of an address pass. */
const admitToItem =
  (key: PartKey) =>
  ({ seen, scope }: FoundCase, { item: id }: { item: string }): void => {
    if (!mayEditItem(scope, key, foundItem(seen, key, id))) throw new NotAllowed(editCase.name)
  }

/** The field of a form for a path of the case or a JSON pointer of it, when it lies in this item. */
function fieldFinder(seen: SeenCase, key: PartKey, id: string) {
  const index = itemsOf(seen.caseFile, key).findIndex(item => item.id === id)
  const place = index < 0 ? itemsOf(seen.caseFile, key).length : index
  const starts = [`/${key}/@${id}`, `/${key}/${place}`]
  return (path: string): string | undefined => {
    const start = starts.find(one => path === one || path.startsWith(`${one}/`))
    if (start === undefined) return undefined
    const inside = path.slice(start.length + 1).replaceAll('/', '.')
    const field = partFields[key].find(
      one => one.path === inside || inside.startsWith(`${one.path}.`) || one.path.startsWith(`${inside}.`),
    )
    return inside === '' ? undefined : field?.path
  }
}

/** Changes from one item to another; a new one as a whole. */
function changesOf(key: PartKey, before: Item | undefined, after: Item): CaseChange[] {
  if (!before) return [{ path: `/${key}/@${after.id}`, value: after }]
  return differences(before, after).map(change => ({ ...change, path: `/${key}/@${after.id}${change.path}` }))
}

const foundItem = (seen: SeenCase, key: PartKey, id: string): Item | undefined => {
  if (id === 'nieuw') return undefined
  const item = itemsOf(seen.caseFile, key).find(one => one.id === id)
  if (!item) throw new NotFound()
  return item
}

function listRoute(word: PartWord): Route {
  const key = parts[word]
  return route.page({
    address: partLinks(word).list,
    permission: readCase,
    frame: 'work',
    title: (_, { language }) => say(language)(`tab_${word}`),
    crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)(`tab_${word}`)),
    load: async ({ services, context, parameters, query }) => {
      const seen = await seenCase(services.db, context.actor, parameters.id)
      return {
        head: headOf(seen),
        caseFile: seen.caseFile,
        word,
        mayAdd: mayEditItem(seen.scope, key, undefined),
        isDone: query.gelukt !== undefined,
        removedIn: query.weg,
      }
    },
    view: PartListPage,
  })
}

function itemRoute(word: PartWord): Route {
  const key = parts[word]
  const fields = partFields[key]
  return route.form({
    ...savingItem(word),
    frame: 'work',
    title: (data, { language }) => (data.item ? itemName(data.item, language) : say(language)(`add_${word}`)),
    crumbs: (data, context) => [
      ...crumbsOf(data.head, context, say(context.language)(`tab_${word}`)).slice(0, 2),
      {
        label: say(context.language)(`tab_${word}`),
        href: href(partLinks(word).list, { id: data.head.id }),
      },
      { label: data.item ? itemName(data.item, context.language) : say(context.language)(`add_${word}`) },
    ],
    load: async ({ services, context, parameters, query }) => {
      const seen = await seenCase(services.db, context.actor, parameters.id)
      const item = foundItem(seen, key, parameters.item)
      return {
        head: headOf(seen),
        caseFile: seen.caseFile,
        word,
        item,
        mayEdit: mayEditItem(seen.scope, key, item),
        isDone: query.gelukt !== undefined,
      }
    },
    initial: (data, { language }) => valuesOf(fields, data.item ?? {}, language),
    view: PartItemPage,
  })
}

function savingItem(word: PartWord) {
  const key = parts[word]
  const fields = partFields[key]
  return changingCase({
    address: partLinks(word).item,
    right: editCase,
    admit: admitToItem(key),
    body: typedShape,
    act: async ({ services, context, parameters, body }, { seen }) => {
      const item = foundItem(seen, key, parameters.item)
      const id = item?.id ?? String(body.id ?? '').trim()
      if (!/^[a-z0-9-]{1,64}$/.test(id) || id === 'nieuw') return refused(problem('ID_ONGELDIG', 'id'))
      if (!item && itemsOf(seen.caseFile, key).some(one => one.id === id))
        return refused(problem('ID_BESTAAT_AL', 'id'))
      const read = readFields(fields, item ?? { id }, { typed: body, language: context.language })
      if (read.mistakes.length > 0) return refused(...read.mistakes.map(one => problem(one.code, one.field)))
      const changes = changesOf(key, item, { ...read.item, id })
      const revision = revisionOf(body)
      const outcome = await saveChanges(services, context.actor, { caseId: seen.id, revision, changes })
      const goTo = href(partLinks(word).item, { id: seen.id, item: id }, { gelukt: 'ja' })
      return formOutcome(outcome, () => goTo, fieldFinder(seen, key, id))
    },
  })
}

function removeRoute(word: PartWord): Route {
  const key = parts[word]
  const removing = changingCase({
    address: partLinks(word).remove,
    right: editCase,
    admit: admitToItem(key),
    body: z.object({ revision: z.coerce.number().int().min(1) }),
    act: async ({ services, context, parameters, body }, { seen }) => {
      const item = foundItem(seen, key, parameters.item)
      if (!item) throw new NotFound()
      const changes: CaseChange[] = [{ path: `/${key}/@${item.id}`, remove: true }]
      const outcome = await saveChanges(services, context.actor, {
        caseId: seen.id,
        revision: body.revision,
        changes,
      })
      const { list } = partLinks(word)
      return formOutcome(
        outcome,
        revision => href(list, { id: seen.id }, { weg: revision }),
        path => path,
      )
    },
  })
  return route.action(removing)
}

const savingAssumptions = changingCase({
  address: links.assumptions,
  right: editCase,
  admit: admitOwner,
  body: typedShape,
  act: async ({ services, context, body }, { seen }) => {
    const read = readFields(fieldsOfCase(seen.caseFile), seen.caseFile, {
      typed: body,
      language: context.language,
    })
    if (read.mistakes.length > 0) return refused(...read.mistakes.map(one => problem(one.code, one.field)))
    const added = readNewIndex(String(body.newIndex ?? ''))
    if (added === 'unreadable') return refused(problem('RIJEN_ONLEESBAAR', 'newIndex'))
    const indices = added ? { ...seen.caseFile.indices, [added.id]: added.ratePerYear } : undefined
    const after = indices ? { ...read.item, indices } : read.item
    const outcome = await saveChanges(services, context.actor, {
      caseId: seen.id,
      revision: revisionOf(body),
      changes: differences(seen.caseFile, after),
    })
    const goTo = href(links.assumptions, { id: seen.id }, { gelukt: 'ja' })
    return formOutcome(
      outcome,
      () => goTo,
      path => path.slice(1).replaceAll('/', '.'),
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
      isDone: query.gelukt !== undefined,
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

/** Lists and items of a case, and what holds for the whole. */
export const partRoutes: Route[] = [
  ...partWords.flatMap(word => [listRoute(word), itemRoute(word), removeRoute(word)]),
  assumptions,
]
