import type { CriteriaContents } from '../model/index.ts'

type Tree = { [name: string]: Tree | string | number } | Tree[]

/** Criteria as the boxes of a form: "criteria.0.anchors.3.nl". */
export function fieldsOf(contents: CriteriaContents): Record<string, string> {
  const found: Record<string, string> = {}
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') found[name] = value
    else if (typeof value === 'number') found[name] = String(value).replace('.', ',')
    else
      for (const [key, inner] of Object.entries(value as Record<string, unknown>))
        walk(inner, name === '' ? key : `${name}.${key}`)
  }
  walk(contents, '')
  return found
}

/**
 * Criteria with what was filled in: only boxes that the criteria have, texts stay texts and figures become figures.
 * Whether it is right is for the shape of the criteria to say.
 */
export function withFields(contents: CriteriaContents, filled: Readonly<Record<string, string>>): unknown {
  const copy = structuredClone(contents) as unknown as Tree
  for (const [name, before] of Object.entries(fieldsOf(contents))) {
    const typed = filled[name]
    if (typed === undefined || typed === before || name.endsWith('.key')) continue
    const path = name.split('.')
    const last = path.pop()!
    const place = path.reduce<Tree>((at, key) => (at as Record<string, Tree>)[key]!, copy) as Record<
      string,
      unknown
    >
    place[last] = typeof place[last] === 'number' ? Number(typed.trim().replace(',', '.')) : typed.trim()
  }
  return copy
}
