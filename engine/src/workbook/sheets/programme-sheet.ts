import { placeById } from '../../case/place-by-id.ts'
import type { ProgrammeLine } from '../../case/types.ts'
import { cellReference } from '../reference.ts'
import { fixed, formula, input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames, told } from './desk.ts'
import { type ChainRow, residualChains } from './residual-chains.ts'
import { type ResidualInput, residualInputs } from './residual-inputs.ts'

/** Where the programme stands, for formulas of other sheets. */
export interface ProgrammePlaces {
  readonly draft: SheetDraft
  /** What the land of a row costs in all. */
  readonly total: (row: string) => string
  /** Land price of one unit, before the floor of zero. */
  readonly landPrice: (row: string) => string
  /** What a quantity `row/field` or `area/field` points at, as a formula. */
  readonly quantity: (of: string) => string
}

const FIELD_COLUMNS: Readonly<Record<string, number>> = {
  units: 4,
  goM2: 5,
  bvoM2: 6,
  plotM2: 7,
  parkingPerUnit: 8,
}
const LAND_USES = ['issuable', 'paved', 'green', 'water'] as const
const LAND_PRICE_COLUMN = 14
const TOTAL_COLUMN = 15

function headLabels(desk: Desk): string[] {
  const words = (nl: string, en: string) => say(desk, nl, en)
  return [
    words('programmaregel', 'programme line'),
    words('naam', 'name'),
    words('categorie', 'category'),
    words('eigendom', 'tenure'),
    words('aantal', 'number'),
    words('m2 go per eenheid', 'usable m2 per unit'),
    words('m2 bvo per eenheid', 'gross m2 per unit'),
    words('m2 kavel per eenheid', 'plot m2 per unit'),
    words('parkeren per eenheid', 'parking per unit'),
    words('fase', 'phase'),
    words('deelgebied', 'subarea'),
    words('betaler', 'payer'),
    words('ontvanger', 'payee'),
    words('formule', 'formula'),
    words('grondprijs per eenheid', 'land price per unit'),
    words('grond in totaal', 'land in all'),
  ]
}

function putRow(desk: Desk, draft: SheetDraft, row: ProgrammeLine, place: number): void {
  const at = FIRST_ROW + place
  const field = (name: keyof ProgrammeLine, value: number): Cell =>
    input(value, 'number', `/programme/${place}/${name}`)
  draft.putRow(at, 0, [
    text(row.id),
    text(told(desk, row.name)),
    text(row.category),
    text(row.tenure),
    field('units', row.units),
    field('goM2', row.goM2),
    field('bvoM2', row.bvoM2),
    field('plotM2', row.plotM2),
    field('parkingPerUnit', row.parkingPerUnit),
    text(row.phase),
    text(row.area),
    text(row.payer),
    text(row.payee),
    text(row.appraisal.formula),
  ])
  const [price, units] = [LAND_PRICE_COLUMN, 4].map(column => cellReference('', column, at, '$.'))
  draft.put(at, TOTAL_COLUMN, formula(`MAX(0,${price})*${units}`, 'euro', { role: 'total' }))
}

function chainRow(
  inputs: readonly ResidualInput[],
  columns: ReadonlyMap<string, number>,
  row: number,
): ChainRow {
  const at = (key: string): string => cellReference('', columns.get(key)!, row, '$.')
  return {
    at,
    has: key => inputs.some(one => one.key === key),
    sumOf: key =>
      inputs.flatMap(one => (one.key.startsWith(`${key}/`) ? [at(one.key)] : [])).join('+') || '0',
  }
}

/** The rows of one formula: their inputs, and every step to the land price. */
function putChains(desk: Desk, draft: SheetDraft, name: keyof typeof residualChains): void {
  const rows = (desk.ledger.case.programme ?? []).flatMap((row, place) =>
    row.appraisal.formula === name ? [{ row, place, inputs: residualInputs(row.appraisal) }] : [],
  )
  if (rows.length === 0) return
  const steps = residualChains[name]
  const labels = new Map(rows.flatMap(({ inputs }) => inputs.map(one => [one.key, one.label] as const)))
  const keys = [...labels.keys(), ...steps.map(step => step.key)]
  const columns = new Map(keys.map((key, place) => [key, place + 1]))
  const title = draft.nextRow + 1
  draft.put(title, 0, text(`${say(desk, 'Grondprijs per eenheid', 'Land price per unit')}: ${name}`, 'label'))
  draft.putRow(
    title + 1,
    0,
    heads([
      say(desk, 'programmaregel', 'programme line'),
      ...[...labels.values(), ...steps.map(step => step.label)].map(words => words[desk.language]),
    ]),
  )
  rows.forEach(({ row, place, inputs }, index) => {
    const at = title + 2 + index
    const chain = chainRow(inputs, columns, at)
    draft.put(at, 0, text(row.id))
    for (const one of inputs) {
      const pointer = `/programme/${place}/appraisal/inputs/${one.key}`
      const cell = input(one.value, one.format, pointer)
      // A 1 or 0 typed here is no value of the field, which is true or false.
      draft.put(at, columns.get(one.key)!, one.isYesNo ? fixed(Number(one.value), one.format, 'input') : cell)
    }
    for (const step of steps) {
      draft.put(
        at,
        columns.get(step.key)!,
        formula(step.source(chain), step.key === 'perYear' ? 'whole' : 'euro'),
      )
    }
    const last = cellReference('', columns.get('residualEur')!, at, '..')
    draft.put(FIRST_ROW + place, LAND_PRICE_COLUMN, formula(last, 'euro'))
  })
}

function putAreas(desk: Desk, draft: SheetDraft): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const areas = desk.ledger.case.areas ?? []
  if (areas.length === 0) return places
  const title = draft.nextRow + 1
  draft.put(title, 0, text(say(desk, 'Ruimtegebruik in m2', 'Land use in m2'), 'label'))
  draft.putRow(
    title + 1,
    0,
    heads([
      say(desk, 'deelgebied', 'subarea'),
      say(desk, 'naam', 'name'),
      say(desk, 'uitgeefbaar', 'issuable'),
      say(desk, 'verharding', 'paved'),
      say(desk, 'groen', 'green'),
      say(desk, 'water', 'water'),
    ]),
  )
  areas.forEach((area, place) => {
    const row = title + 2 + place
    draft.putRow(row, 0, [text(area.id), text(told(desk, area.name))])
    LAND_USES.forEach((use, index) => {
      const cell = input(area.landUseM2[use], 'number', `/areas/${place}/landUseM2/${use}`)
      places.set(`${area.id}/${use}`, draft.put(row, 2 + index, cell))
    })
  })
  return places
}

/** Programma: quantities, and the land price of every row as a chain of live steps. */
export function programmeSheet(desk: Desk): ProgrammePlaces {
  const draft = new SheetDraft(sheetNames(desk).programme, [30, 34, ...new Array<number>(20).fill(17)], {
    rows: HEAD_ROW,
    columns: 1,
  })
  const rows = desk.ledger.case.programme ?? []
  draft.putHead(
    say(desk, 'Programma', 'Programme'),
    say(
      desk,
      'Onder de tabel staat hoe elke grondprijs ontstaat. Onder nul telt een grondprijs als nul.',
      'Below the table stands how every land price comes about. Below zero a land price counts as zero.',
    ),
  )
  draft.putRow(HEAD_ROW, 0, heads(headLabels(desk)))
  rows.forEach((row, place) => {
    putRow(desk, draft, row, place)
  })
  const areas = putAreas(desk, draft)
  for (const name of Object.keys(residualChains)) putChains(desk, draft, name as keyof typeof residualChains)
  const rowOf = (id: string): number => FIRST_ROW + placeById(rows, id)!
  return {
    draft,
    total: id => draft.at(TOTAL_COLUMN, rowOf(id)),
    landPrice: id => draft.at(LAND_PRICE_COLUMN, rowOf(id)),
    quantity: of => {
      const area = areas.get(of)
      if (area !== undefined) return area
      const [id = '', field = 'units'] = of.split('/')
      const units = draft.at(FIELD_COLUMNS.units!, rowOf(id))
      const column = field === 'units' ? undefined : FIELD_COLUMNS[field]
      return column === undefined ? units : `${units}*${draft.at(column, rowOf(id))}`
    },
  }
}
