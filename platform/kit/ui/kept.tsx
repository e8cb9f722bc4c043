import type { ComponentChildren, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { wordingsShown } from '../texts/catalogues.ts'
import { escapedMarkup } from './escaped-markup.ts'

/** A part as it is kept: short ones as text, long ones as the bytes that are sent. */
type Kept = string | Uint8Array

const longFrom = 2000
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Where a long part stands in the markup around it. No text of a person can hold it: that is escaped. */
const placeOf = (number: number): string => `<!--v:${number}-->`
const places = /<!--v:(\d+)-->/

/** The long parts of the page that is drawn now, each with its place; undefined where markup is wanted whole. */
let longParts: Uint8Array[] | undefined

/** Draws a part by itself, whole: with the parts that stand in it. */
function drawnWhole(draw: () => ComponentChildren): Kept {
  const markup = renderToString(<>{draw()}</>)
  const whole = markup.replace(new RegExp(places, 'g'), (_, number) => decoder.decode(longParts?.[number]))
  return whole.length < longFrom ? whole : encoder.encode(whole)
}

function shown(kept: Kept): VNode {
  if (typeof kept === 'string') return jsxTemplate([kept]) as VNode
  if (!longParts) return jsxTemplate([decoder.decode(kept)]) as VNode
  return jsxTemplate([placeOf(longParts.push(kept) - 1)]) as VNode
}

/**
 * Draws a page in pieces: the parts that were kept as bytes are not turned into text and back, which is most of the work
 * of a page that has many.
 * @param draw at once, without waiting for anything
 * @returns what was drawn, in its order
 */
export function drawnInPieces(draw: () => string): (string | Uint8Array)[] {
  const parts: Uint8Array[] = []
  longParts = parts
  try {
    // Every other piece is the number of a part.
    return draw()
      .split(places)
      .map((piece, at) => (at % 2 === 0 ? piece : parts[Number(piece)]!))
  } finally {
    longParts = undefined
  }
}

/**
 * Markup that is drawn once per key and then kept: for a part of a page that depends on nothing but its key. The key
 * holds everything that the part shows but its sentences, so what is kept can never be old. The oldest goes when there are too many.
 * Only on the server: an island draws its parts itself.
 * @param limit most parts that are kept
 */
export function keptMarkup(limit: number): (key: string, draw: () => ComponentChildren) => VNode {
  const kept = new Map<string, Kept>()
  return (part, draw) => {
    const key = `${wordingsShown()} ${part}`
    let drawn = kept.get(key)
    if (drawn === undefined) {
      drawn = drawnWhole(draw)
      const [oldest] = kept.size >= limit ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      kept.set(key, drawn)
    }
    return shown(drawn)
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
  const kept = new WeakMap<object, Map<string, Kept>>()
  return (value, part, draw) => {
    const parts = kept.get(value) ?? new Map<string, Kept>()
    kept.set(value, parts)
    const key = `${wordingsShown()} ${part}`
    const drawn = parts.get(key) ?? drawnWhole(draw)
    parts.set(key, drawn)
    return shown(drawn)
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
      const drawn = drawnWhole(draw)
      pieces = (typeof drawn === 'string' ? drawn : decoder.decode(drawn)).split(addressPlaces)
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
