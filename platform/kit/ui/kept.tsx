import type { ComponentChildren, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { wordingsShown } from '../texts/catalogues.ts'
import { escapedMarkup } from './escaped-markup.ts'

/**
 * Markup that is drawn once per key and then kept: for a part of a page that depends on nothing but its key. The key
 * holds everything that the part shows but its sentences, so what is kept can never be old. The oldest goes when there are too many.
 * Only on the server: an island draws its parts itself.
 * @param limit most parts that are kept
 */
export function keptMarkup(limit: number): (key: string, draw: () => ComponentChildren) => VNode {
  const kept = new Map<string, string>()
  return (part, draw) => {
    const key = `${wordingsShown()} ${part}`
    let markup = kept.get(key)
    if (markup === undefined) {
      markup = renderToString(<>{draw()}</>)
      const [oldest] = kept.size >= limit ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(key, markup)
    }
    return jsxTemplate([markup]) as VNode
  }
}

const numbers = new WeakMap<object, number>()
let numbered = 0

/** A number that stands for a value, which never changes, in the key of what is drawn of it: no other one has it. */
export function numberOfValue(value: object): number {
  const number = numbers.get(value) ?? ++numbered
  numbers.set(value, number)
  return number
}

/**
 * Markup that is drawn once for a value and kept as long as the value is: for a part of a page that depends on nothing
 * but the value, which never changes, and on what its name says ("nl rail"). Only on the server.
 */
export function keptWithValue(): (value: object, part: string, draw: () => ComponentChildren) => VNode {
  const kept = new WeakMap<object, Map<string, string>>()
  return (value, part, draw) => {
    const parts = kept.get(value) ?? new Map<string, string>()
    kept.set(value, parts)
    const key = `${wordingsShown()} ${part}`
    const markup = parts.get(key) ?? renderToString(<>{draw()}</>)
    parts.set(key, markup)
    return jsxTemplate([markup]) as VNode
  }
}

/** Stands for the address of the page in markup that is the same for every address; no address holds it. */
export const addressMark = '\u{e000}'
const addressPlaces = new RegExp(`(${addressMark}|${encodeURIComponent(addressMark)})`, 'u')

/**
 * Markup that is drawn once per key for every address: the address stands where its mark was drawn, as it is or as
 * part of another address.
 * @param limit most parts that are kept
 */
export function keptForAddresses(
  limit: number,
): (key: string, address: string, draw: () => ComponentChildren) => VNode {
  const kept = new Map<string, string[]>()
  return (part, address, draw) => {
    const key = `${wordingsShown()} ${part}`
    let pieces = kept.get(key)
    if (pieces === undefined) {
      pieces = renderToString(<>{draw()}</>).split(addressPlaces)
      const [oldest] = kept.size >= limit ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(key, pieces)
    }
    const plain = escapedMarkup(address)
    const within = encodeURIComponent(address.toWellFormed())
    // Every other piece is a place for the address.
    const filled = pieces.map((piece, at) => (at % 2 === 0 ? piece : piece === addressMark ? plain : within))
    return jsxTemplate([filled.join('')]) as VNode
  }
}
