import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { UnitFigure, UnitFigures } from '../rules/unit-figures.ts'

type Row = Record<string, string>

const rowsOf = (name: string): Row[] =>
  parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'), {
    columns: true,
    relax_quotes: true,
  })

const range = (...values: (string | undefined)[]) => values.filter(Boolean).join(' / ')

function sourced(row: Row): UnitFigure {
  const { post = '', waarde_laag: low, waarde: value, waarde_hoog: high } = row
  const url = row.bron?.split(' | ').find(part => part.startsWith('https://') || part.startsWith('http://'))
  return {
    name: post,
    value: Number(value || low),
    high: Number(high || value || low),
    isAssumption: false,
    text: `${post}: ${range(low, value, high)} ${row.eenheid} (prijspeil ${row.prijspeil || 'n.v.t.'}; ${row.context}). Bron: ${row.bron} (${row.betrouwbaarheid})`,
    url: url?.trim(),
  }
}

function assumed(row: Row): UnitFigure {
  const { post = '', laag: low, midden: value, hoog: high } = row
  return {
    name: post,
    value: Number(value),
    high: Number(high),
    isAssumption: true,
    text: `demo-aanname: ${post}: ${range(low, value, high)} ${row.eenheid}${row.context ? ` (${row.context})` : ''}; uit het geheugen, niet gecontroleerd`,
    url: undefined,
  }
}

let read: UnitFigures | undefined

/** The unit figures that come with the platform, read once: those with a source first, then assumptions. */
export function unitFigures(): UnitFigures {
  read ??= new Map(
    [
      ...rowsOf('unit-figures-assumed.csv').map(assumed),
      ...rowsOf('unit-figures-sourced.csv').map(sourced),
    ].map(figure => [figure.name, figure]),
  )
  return read
}
