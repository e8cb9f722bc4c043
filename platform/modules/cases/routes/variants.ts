import type { Case } from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { readFigure } from '../../../kit/texts/figures.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { links } from '../links.ts'
import type { CaseChange } from '../model.ts'
import { headOf, nameOr } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import { VariantPage, VariantsPage } from '../pages/variants.tsx'
import { problem } from '../problems.ts'
import { editCase, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { weighedWishes, wishOf, wishOutcomes } from '../rules/wishes.ts'
import { crumbsOf } from './bench.ts'
import { admitOwner, changingCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase } from './seen.ts'

type Variant = NonNullable<Case['variants']>[number]

const list = route.page({
  address: links.variants,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('tab_variants'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_variants')),
  load: async ({ services, context, parameters }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const { caseFile } = seen
    return {
      head: headOf(seen),
      caseFile,
      wishes: weighedWishes(caseFile),
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: VariantsPage,
})

/** Paths of the single figures of a case that a variant is most often about. */
function figurePaths(caseFile: Case): string[] {
  const paths: string[] = []
  const add = (value: unknown, path: string, depth: number): void => {
    if (typeof value === 'number') paths.push(path)
    else if (Array.isArray(value))
      for (const member of value) {
        const id = (member as { id?: unknown } | null)?.id
        if (typeof id === 'string') add(member, `${path}/@${id}`, depth + 1)
      }
    else if (typeof value === 'object' && value !== null && depth < 6)
      for (const [key, one] of Object.entries(value))
        add(one, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
  }
  const { rates, indices, phases, programme, lines, areas } = caseFile
  for (const [key, value] of Object.entries({ rates, indices, phases, programme, lines, areas }))
    add(value, `/${key}`, 1)
  return paths
}

function foundVariant(seen: SeenCase, id: string): Variant | undefined {
  if (id === 'nieuw') return undefined
  const variant = seen.caseFile.variants?.find(one => one.id === id)
  if (!variant) throw new NotFound()
  return variant
}

const body = z.object({
  revision: z.coerce.number().int().min(1),
  id: z.string().trim().max(64).default(''),
  reason: z.string().trim().min(1).max(5000),
  parent: z.string().max(64).default(''),
  path: z.string().max(400).default(''),
  value: z.string().trim().max(5000).default(''),
  wishSource: z.string().trim().max(1000).default(''),
  wishAgainst: z.string().max(64).default(''),
  wishOutcome: z.enum(wishOutcomes).catch('open'),
  wishDecidedBy: z.string().trim().max(200).default(''),
  removeVariant: z.string().optional(),
})

/** A typed value: a figure, or JSON. */
function readValue(text: string, language: 'nl' | 'en'): unknown {
  const figure = readFigure(text, language)
  if (figure !== undefined) return figure
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The free part of a variant with the wish as it was typed; without a source it is no wish. */
function withWish(variant: Variant | undefined, filled: z.output<typeof body>): Record<string, unknown> {
  const { wish: _, ...others } = (variant?.x ?? {}) as Record<string, unknown>
  const { wishSource: source, wishAgainst: against, wishOutcome: outcome, wishDecidedBy: decidedBy } = filled
  const wish = { source, outcome, ...(against ? { against } : {}), ...(decidedBy ? { decidedBy } : {}) }
  const x = { ...others, ...(source ? { wish } : {}) }
  return Object.keys(x).length > 0 ? { x } : {}
}

function changed(
  variant: Variant | undefined,
  id: string,
  filled: z.output<typeof body>,
  language: 'nl' | 'en',
): Variant {
  const { parent: _, x: __, ...before } = variant ?? { id, x: undefined }
  const kept = (variant?.set ?? []).filter(one => one.path !== filled.path)
  const set = filled.path
    ? [...kept, { path: filled.path, value: readValue(filled.value, language) }]
    : variant?.set
  return {
    ...before,
    id,
    reason: { ...variant?.reason, [variant?.reason.en && language === 'en' ? 'en' : 'nl']: filled.reason },
    ...(filled.parent ? { parent: filled.parent } : {}),
    ...(set ? { set } : {}),
    ...withWish(variant, filled),
  } as Variant
}

const saving = changingCase({
  address: links.variant,
  right: editCase,
  admit: admitOwner,
  body,
  act: async ({ services, context, parameters, body: filled }, { seen }) => {
    const variant = foundVariant(seen, parameters.item)
    const id = variant?.id ?? filled.id
    if (!/^[a-z0-9-]{1,64}$/.test(id) || id === 'nieuw') return refused(problem('ID_ONGELDIG', 'id'))
    if (!variant && seen.caseFile.variants?.some(other => other.id === id))
      return refused(problem('ID_BESTAAT_AL', 'id'))
    const isRemoved = filled.removeVariant !== undefined && variant !== undefined
    const path = `/variants/@${id}`
    const changes: CaseChange[] = isRemoved
      ? [{ path, remove: true }]
      : [{ path, value: changed(variant, id, filled, context.language) }]
    const outcome = await saveChanges(services, context.actor, {
      caseId: seen.id,
      revision: filled.revision,
      changes,
    })
    const goTo = isRemoved
      ? href(links.variants, { id: seen.id })
      : href(links.variant, { id: seen.id, item: id }, { gelukt: 'ja' })
    return formOutcome(
      outcome,
      () => goTo,
      () => 'path',
    )
  },
})

function initialWish(variant: Variant | undefined): Record<string, string> {
  const wish = variant && wishOf(variant)
  if (!wish) return {}
  const { source, outcome, against = '', decidedBy = '' } = wish
  return { wishSource: source, wishOutcome: outcome, wishAgainst: against, wishDecidedBy: decidedBy }
}

const one = route.form({
  ...saving,
  frame: 'work',
  title: (data, { language }) =>
    data.variant ? nameOr(data.variant.reason, data.variant.id, language) : say(language)('addVariant'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('tab_variants')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      variant: foundVariant(seen, parameters.item),
      mayEdit: seen.scope.kind === 'all',
      paths: figurePaths(seen.caseFile),
      isDone: query.gelukt !== undefined,
    }
  },
  initial: ({ variant }, { language }) => ({
    reason: variant && nameOr(variant.reason, variant.id, language),
    parent: variant?.parent,
    ...initialWish(variant),
  }),
  view: VariantPage,
})

const removing = changingCase({
  address: links.removeVariantChange,
  right: editCase,
  admit: admitOwner,
  body: z.object({ revision: z.coerce.number().int().min(1), path: z.string().max(400) }),
  act: async ({ services, context, parameters, body: filled }, { seen }) => {
    const variant = foundVariant(seen, parameters.item)
    if (!variant) throw new NotFound()
    const value = {
      ...variant,
      ...(variant.set ? { set: variant.set.filter(change => change.path !== filled.path) } : {}),
      ...(variant.remove ? { remove: variant.remove.filter(path => path !== filled.path) } : {}),
    }
    const changes: CaseChange[] = [{ path: `/variants/@${variant.id}`, value }]
    const outcome = await saveChanges(services, context.actor, {
      caseId: seen.id,
      revision: filled.revision,
      changes,
    })
    const goTo = href(links.variant, { id: seen.id, item: variant.id }, { gelukt: 'ja' })
    return formOutcome(
      outcome,
      () => goTo,
      path => path,
    )
  },
})

/** Variants: the list, one, and taking one difference away. */
export const variantRoutes = [list, one, route.action(removing)]
