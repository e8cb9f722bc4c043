import type { FieldKind, FormDefinition, FormField, FormPage } from '../model/index.ts'

/** One change of a form. */
export type FormChange =
  | {
      act: 'addField'
      page: string
      kind: FieldKind
      labelNl: string
      labelEn: string
      hintNl: string
      hintEn: string
      isRequired?: string | undefined
      lengthMax: string
      /** One choice a line: "Dutch | English". */
      choices: string
    }
  | { act: 'addPage'; titleNl: string; titleEn: string }
  | { act: 'removePage'; page: string }
  | { act: 'remove' | 'up' | 'required'; field: string }

/** A key of words that nobody has yet: "Hoeveel bomen?" is "hoeveel-bomen". */
function freshKey(words: string, taken: readonly string[]): string {
  const plain = words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const parts = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '')
  const base = parts.slice(0, 30).replace(/-+$/, '') || 'vraag'
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(key)) return key
  }
}

/** A form with one change; nothing when the change is about what is not there. */
export function changedDefinition(form: FormDefinition, change: FormChange): FormDefinition | undefined {
  const { pages } = form
  switch (change.act) {
    case 'addPage': {
      const key = freshKey(
        change.titleNl,
        pages.map(page => page.key),
      )
      const page: FormPage = { key, title: { nl: change.titleNl, en: change.titleEn }, fields: [] }
      return { pages: [...pages, page] }
    }
    case 'removePage':
      return pages.some(page => page.key === change.page && page.fields.length === 0)
        ? { pages: pages.filter(page => page.key !== change.page) }
        : undefined
    case 'addField': {
      if (!pages.some(page => page.key === change.page)) return undefined
      const taken = pages.flatMap(page => page.fields.map(field => field.key))
      const field = fieldOf(change, freshKey(change.labelNl, taken))
      return {
        pages: pages.map(page =>
          page.key === change.page ? { ...page, fields: [...page.fields, field] } : page,
        ),
      }
    }
    default:
      return pages.some(page => page.fields.some(field => field.key === change.field))
        ? { pages: pages.map(page => ({ ...page, fields: changedFields(page.fields, change) })) }
        : undefined
  }
}

function fieldOf(change: Extract<FormChange, { act: 'addField' }>, key: string): FormField {
  const isListed = change.kind === 'choice' || change.kind === 'choices'
  return {
    ...{ key, kind: change.kind, label: { nl: change.labelNl, en: change.labelEn } },
    ...(change.hintNl ? { hint: { nl: change.hintNl, en: change.hintEn || change.hintNl } } : {}),
    isRequired: change.isRequired !== undefined,
    ...(change.lengthMax ? { lengthMax: Number(change.lengthMax) } : {}),
    ...(isListed ? { choices: choicesIn(change.choices) } : {}),
  }
}

function choicesIn(text: string): { value: string; label: { nl: string; en: string } }[] {
  const choices: { value: string; label: { nl: string; en: string } }[] = []
  for (const line of text.split('\n')) {
    const [nl = '', en = ''] = line.split('|').map(part => part.trim())
    if (nl === '') continue
    const value = freshKey(
      nl,
      choices.map(choice => choice.value),
    )
    choices.push({ value, label: { nl, en: en || nl } })
  }
  return choices
}

function changedFields(
  fields: readonly FormField[],
  { act, field: key }: { act: 'remove' | 'up' | 'required'; field: string },
): FormField[] {
  const at = fields.findIndex(field => field.key === key)
  const found = fields[at]
  if (!found) return [...fields]
  if (act === 'remove') return fields.filter(field => field !== found)
  if (act === 'required')
    return fields.map(field => (field === found ? { ...field, isRequired: !field.isRequired } : field))
  const before = fields[at - 1]
  if (!before) return [...fields]
  return fields.map(field => (field === found ? before : field === before ? found : field))
}
