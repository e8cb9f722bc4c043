import { lineCash } from '@versneller/engine'
import { z } from 'zod'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { type Problem, refused } from '../../../kit/http/problem.ts'
import type { Context, Route } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { type PartKey, type PartWord, partLinks, parts, partWords } from '../links.ts'
import type { StoredCase } from '../model.ts'
import { headOf } from '../pages/case-page.tsx'
import { sentence } from '../pages/fields/words.ts'
import { markOf, type PartItemData, PartItemPage } from '../pages/part-item.tsx'
import { nameInCase, PartListPage } from '../pages/parts.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { type EditScope, editCase, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { isOwnLine } from '../rules/edit-guard.ts'
import { isClauseKind } from '../rules/part-fields/clause-fields.ts'
import {
  changesOfItem,
  completed,
  fieldsOfPart,
  hasIds,
  type Item,
  itemAt,
  itemsOf,
  seesWhole,
} from '../rules/part-fields/parts.ts'
import { readFields, valuesOf } from '../rules/part-fields/read-fields.ts'
import type { Typed } from '../rules/part-fields/values.ts'
import { crumbsOf } from './bench.ts'
import { changingCase, type FoundCase } from './changing-case.ts'
import { endOfForm, type PlacedForm, refusedForm, revisionOf, typedShape, unreadable } from './part-forms.ts'
import { formOutcome } from './saving.ts'
import { storedAndSeen } from './seen.ts'

/** What adds an item stands where an address has its id. */
const fresh = 'nieuw'

/** Whether the reader may change this item; a party only its own lines. */
function mayEditItem(scope: EditScope, key: PartKey, item: Item | undefined): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  if (key !== 'lines') return false
  return !item || isOwnLine(item as unknown as { from: string; to: string }, scope.partyIds)
}

/** Whether a list without ids goes with things that this reader does not see: then it cannot be changed. */
const isPartOf = (stored: StoredCase, seen: SeenCase, key: PartKey): boolean =>
  !hasIds(key) && !seesWhole(stored.content, seen.caseFile, key)

/** The item of an address, or none when it adds one. */
function foundItem(seen: SeenCase, key: PartKey, address: string): { item: Item | undefined; index: number } {
  if (address === fresh) return { item: undefined, index: itemsOf(seen.caseFile, key).length }
  const found = itemAt(seen.caseFile, key, address)
  if (!found) throw new NotFound()
  return found
}

/** Lets who may change the item of an address pass. */
const admitToItem =
  (key: PartKey) =>
  ({ seen, scope }: FoundCase, { item }: { item: string }): void => {
    if (!mayEditItem(scope, key, foundItem(seen, key, item).item)) throw new NotAllowed(editCase.name)
  }

/** What a new item starts from: a clause knows its kind, a responsibility what it completes. */
function blankOf(key: PartKey, kind: string | undefined): Item {
  if (key === 'clauses' && isClauseKind(kind)) return { kind, inputs: {} }
  return key === 'responsibilities' && kind ? { x: { about: kind } } : completed(key, {})
}

/** An id that is free, for a new item of a kind: the word for it, with a number when there are more. */
function freeId(seen: SeenCase, key: PartKey, kind: string, language: Language): string {
  const taken = new Set(itemsOf(seen.caseFile, key).map(item => item.id))
  const word = (sentence(language, `kind_${kind}`) ?? kind)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  for (let number = 1; ; number++) {
    const id = number === 1 ? word : `${word}-${number}`
    if (!taken.has(id)) return id
  }
}

/** Whether a new item of this kind gets an id to start with. */
const proposesId = (key: PartKey, kind: string | undefined): kind is string =>
  kind !== undefined && (key === 'responsibilities' || (key === 'clauses' && isClauseKind(kind)))

/** Euro by item: what each clause pays in the base, what each line comes to at price level. */
function amountsOf(word: PartWord, seen: SeenCase): ReadonlyMap<string, number> {
  if (word !== 'afspraken' && word !== 'regels') return new Map()
  return new Map(
    lineCash(seen.caseFile).map(line => [
      line.id,
      line.kind === 'clause' ? line.realEur : line.atPriceLevelEur,
    ]),
  )
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
      const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
      const isPart = isPartOf(stored, seen, key)
      return {
        head: headOf(seen),
        caseFile: seen.caseFile,
        word,
        mayAdd: mayEditItem(seen.scope, key, undefined) && !isPart,
        isPart,
        isDone: query.gelukt !== undefined,
        removedIn: query.weg,
        amountsEur: amountsOf(word, seen),
      }
    },
    view: PartListPage,
  })
}

const titleOf = (data: PartItemData, { language }: Context) =>
  data.item ? nameInCase(data, data.item, language) : say(language)(`add_${data.word}`)

function crumbsOfItem(data: PartItemData, context: Context) {
  const list = say(context.language)(`tab_${data.word}`)
  return crumbsOf(data.head, context, titleOf(data, context), {
    label: list,
    href: href(partLinks(data.word).list, { id: data.head.id }),
  })
}

function itemRoute(word: PartWord): Route {
  const key = parts[word]
  return route.form({
    ...savingItem(word),
    frame: 'work',
    title: titleOf,
    crumbs: crumbsOfItem,
    load: async ({ services, context, parameters, query }): Promise<PartItemData> => {
      const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
      const { item } = foundItem(seen, key, parameters.item)
      const isPart = isPartOf(stored, seen, key)
      const kind = key === 'clauses' ? String(item?.kind ?? query.soort ?? '') : ''
      return {
        head: headOf(seen),
        caseFile: seen.caseFile,
        word,
        item,
        address: parameters.item,
        fields: fieldsOfPart(key, seen.caseFile, item ?? blankOf(key, query.soort)),
        kind: isClauseKind(kind) ? kind : undefined,
        start: item ?? blankOf(key, query.soort),
        newId: proposesId(key, query.soort) && !item ? freeId(seen, key, query.soort, context.language) : '',
        mayEdit: mayEditItem(seen.scope, key, item) && !isPart,
        isPart,
        told: query.gelukt,
      }
    },
    initial: (data, { language }) => ({
      id: data.newId,
      ...valuesOf(data.fields, data.start, language),
    }),
    view: PartItemPage,
  })
}

/** What is wrong with the id of a new item, if anything. */
function idMistake(seen: SeenCase, key: PartKey, typed: Typed): Problem | undefined {
  const id = String(typed.id ?? '').trim()
  if (!/^[a-z0-9-]{1,64}$/.test(id) || id === fresh) return problem('ID_ONGELDIG', 'id')
  const isTaken = itemsOf(seen.caseFile, key).some(one => one.id === id)
  return isTaken ? problem('ID_BESTAAT_AL', 'id') : undefined
}

/** Whether an item without an id is another one than the form was filled in for. */
const isAnother = (key: PartKey, item: Item | undefined, was: unknown): boolean =>
  !hasIds(key) && item !== undefined && was !== markOf(item)

function savingItem(word: PartWord) {
  const key = parts[word]
  return changingCase({
    address: partLinks(word).item,
    right: editCase,
    admit: admitToItem(key),
    body: typedShape,
    act: async ({ services, context, parameters, query, body }, { seen }) => {
      const { item, index } = foundItem(seen, key, parameters.item)
      const blank = blankOf(key, query.soort)
      if (key === 'clauses' && !item && !isClauseKind(blank.kind)) return refused(problem('KIES_SOORT'))
      if (isAnother(key, item, body.was)) return refused(problem('ONDERDEEL_IS_ANDERS'))
      const wrongId = hasIds(key) && !item ? idMistake(seen, key, body) : undefined
      // The other fields are judged as well; the word that is no id stands in for one.
      const id = wrongId ? fresh : String(item?.id ?? body.id ?? '').trim()
      const start = item ?? (hasIds(key) ? { id, ...blank } : blank)
      const fields = fieldsOfPart(key, seen.caseFile, start)
      const read = readFields(fields, start, { typed: body, language: context.language })
      const after = completed(key, read.item)
      const changes = changesOfItem(seen.caseFile, key, { index, before: item, after })
      const places = placesOf(key, hasIds(key) ? id : undefined, index)
      const form: PlacedForm = { caseFile: seen.caseFile, fields, typed: body, places }
      const told = [...(wrongId ? [wrongId] : []), ...unreadable(read.mistakes)]
      if (told.length > 0) return refusedForm(form, told, changes)
      const revision = revisionOf(body)
      const outcome = await saveChanges(services, context.actor, { caseId: seen.id, revision, changes })
      const address = hasIds(key) ? id : String(index + 1)
      return endOfForm(outcome, form, saved =>
        href(partLinks(word).item, { id: seen.id, item: address }, { gelukt: String(saved) }),
      )
    },
  })
}

/** How paths and pointers name an item. */
function placesOf(key: PartKey, id: string | undefined, index: number): string[] {
  const list = `/${key.replace('.', '/')}`
  return [...(id === undefined ? [] : [`${list}/@${id}`]), `${list}/${index}`]
}

function removeRoute(word: PartWord): Route {
  const key = parts[word]
  const removing = changingCase({
    address: partLinks(word).remove,
    right: editCase,
    admit: admitToItem(key),
    body: z.object({ revision: z.coerce.number().int().min(1), was: z.string().max(100).optional() }),
    act: async ({ services, context, parameters, body }, { seen }) => {
      const { item, index } = foundItem(seen, key, parameters.item)
      if (!item) throw new NotFound()
      if (isAnother(key, item, body.was)) return refused(problem('ONDERDEEL_IS_ANDERS'))
      const changes = changesOfItem(seen.caseFile, key, { index, before: item, after: undefined })
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

/** Lists and items of a case. */
export const partRoutes: Route[] = partWords.flatMap(word => [
  // Of the responsibilities there is a table, with what the case says of them itself.
  ...(word === 'verantwoordelijkheden' ? [] : [listRoute(word)]),
  itemRoute(word),
  removeRoute(word),
])
