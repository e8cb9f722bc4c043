import type { Source } from '@versneller/engine'
import type { UnitFigure, UnitFigures } from './unit-figures.ts'

/** Takes figures from the list and remembers their sources. */
export class Figures {
  readonly sources: Source[] = []
  readonly #known: UnitFigures
  constructor(known: UnitFigures) {
    this.#known = known
  }

  /** The figure of this name. @throws Error when the list has none */
  of(name: string): UnitFigure & { sourceId: string } {
    const figure = this.#known.get(name)
    if (!figure) throw new Error(`no unit figure ${name}`)
    const sourceId = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64)
    if (!this.sources.some(source => source.id === sourceId))
      this.sources.push({ id: sourceId, text: figure.text, ...(figure.url ? { url: figure.url } : {}) })
    return { ...figure, sourceId }
  }

  /** An assumption of this template that stands in no list. */
  assume(id: string, text: string): string {
    if (!this.sources.some(source => source.id === id))
      this.sources.push({ id, text: `demo-aanname: ${text}; niet gecontroleerd` })
    return id
  }
}
