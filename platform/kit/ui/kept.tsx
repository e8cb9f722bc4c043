import type { ComponentChildren, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { wordingsShown } from '../texts/catalogues.ts'

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
