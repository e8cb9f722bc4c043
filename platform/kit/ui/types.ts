import type { ComponentChildren } from 'preact'

/** Key of a series: fixes colour, pattern and letter. What a key stands for is decided outside the kit. */
export type SeriesKey = 'g' | 'r' | 'o' | 'c' | 'b' | 'e' | 'k' | 'w'

/** All keys in their fixed order. */
export const seriesKeys = ['g', 'r', 'o', 'c', 'b', 'e', 'k', 'w'] as const satisfies readonly SeriesKey[]

/** Tone of a status: always beside a word, never alone. */
export type Tone = 'neutral' | 'ok' | 'warn' | 'err' | 'info' | 'brand'

/** One link of a menu, tab bar or list. */
export interface LinkItem {
  href: string
  label: string
  isCurrent?: boolean | undefined
  /** Small words or a figure after the label. */
  detail?: string | undefined
}

/** A named group of links. */
export interface LinkGroup {
  title?: string | undefined
  links: readonly LinkItem[]
}

/** Where a person stands: the last one carries no link. */
export interface CrumbItem {
  label: string
  href?: string | undefined
}

/** A label with its value, as in a description list. */
export interface Pair {
  label: string
  value: ComponentChildren
}

/** Names joined to one class attribute; empty ones fall out. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
