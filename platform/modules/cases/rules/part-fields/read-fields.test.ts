import { describe, expect, test } from 'vitest'
import { field, optional } from './field.ts'
import { fieldOfPlace, readFields, shownRows, valuesOf } from './read-fields.ts'

const nl = (typed: Record<string, string | string[]>) => ({ typed, language: 'nl' as const })

const after = optional('after', 'rows', {
  columns: [field('phase', 'choice', 'phases'), field('lag', 'number')],
})
const draw = field('draw', 'payments', { word: 'as-needed' })

describe('what is typed', () => {
  test('is read with Dutch or English decimals, percent as a fraction, and euro with signs between thousands', () => {
    const fields = [field('share', 'share'), field('eur', 'money'), field('sd', 'percent')]
    expect(readFields(fields, {}, nl({ share: '12,5', eur: '1.250.000,75', sd: '-4,5' })).item).toEqual({
      share: 0.125,
      eur: 1_250_000.75,
      sd: -0.045,
    })
    const english = { share: '12.5', eur: '1,250,000.75', sd: '4.5%' }
    expect(readFields(fields, {}, { typed: english, language: 'en' }).item).toEqual({
      share: 0.125,
      eur: 1_250_000.75,
      sd: 0.045,
    })
  })

  test('is shown as it can be typed', () => {
    const fields = [field('share', 'share'), field('eur', 'money'), field('list', 'amounts')]
    const item = { share: 0.125, eur: 1_250_000.75, list: [1000, 2.5] }
    expect(valuesOf(fields, item, 'nl')).toEqual({ share: '12,5', eur: '1.250.000,75', list: '1000\n2,5' })
    expect(valuesOf(fields, item, 'en')).toEqual({ share: '12.5', eur: '1,250,000.75', list: '1000\n2.5' })
  })

  test('leaves what was not sent, and keeps the precision of what was left as shown', () => {
    const fields = [field('share', 'share'), field('eur', 'money')]
    const item = { share: 1 / 3, eur: 5, other: 'x' }
    expect(readFields(fields, item, nl({ share: '33,333333', eur: '6' })).item).toEqual({ ...item, eur: 6 })
  })

  test('that is no value is told at its field, all at once', () => {
    const fields = [field('share', 'share'), field('series', 'series'), field('list', 'amounts'), draw, after]
    const typed = {
      share: 'half',
      series: '1 miljoen',
      list: '1\ntwee',
      draw: 'plan',
      'draw.0.t': '1',
      'draw.0.eur': 'x',
      'after.0.lag': 'y',
    }
    expect(readFields(fields, {}, nl(typed)).mistakes).toEqual([
      { field: 'share', code: 'GETAL_ONLEESBAAR' },
      { field: 'series', code: 'RIJEN_ONLEESBAAR' },
      { field: 'list', code: 'GETALLEN_ONLEESBAAR' },
      { field: 'draw.0.eur', code: 'GETAL_ONLEESBAAR' },
      { field: 'after.0.lag', code: 'GETAL_ONLEESBAAR' },
    ])
  })
})

describe('rows', () => {
  const item = { after: [{ phase: 'a', lag: 1 }] }

  test('are shown with empty ones after them', () => {
    const shown = valuesOf([after], item, 'nl')
    expect(shownRows('after', shown)).toEqual([0, 1, 2])
    expect(shown['after.0.lag']).toBe('1')
  })

  test('that are left empty are none; cleared ones go; the last one that goes leaves an empty list', () => {
    const read = (typed: Record<string, string>) => readFields([after], item, nl(typed)).item
    expect(
      read({ 'after.0.phase': 'a', 'after.0.lag': '1', 'after.2.phase': 'b', 'after.2.lag': '0' }),
    ).toEqual({
      after: [
        { phase: 'a', lag: 1 },
        { phase: 'b', lag: 0 },
      ],
    })
    expect(read({ 'after.0.phase': '', 'after.0.lag': '' })).toEqual({ after: [] })
    expect(readFields([after], {}, nl({ 'after.0.phase': '', 'after.0.lag': '' })).item).toEqual({})
  })

  test('a mistake in the file is told at the row where it was typed', () => {
    const typed = { 'after.0.phase': '', 'after.3.phase': 'a', 'after.5.phase': 'b' }
    expect(fieldOfPlace([after], ['after', '1', 'lag'], typed)).toBe('after.5.lag')
    expect(fieldOfPlace([after], ['after', '0'], typed)).toBe('after.3.phase')
    expect(fieldOfPlace([after], ['after'], typed)).toBe('after')
    expect(fieldOfPlace([after], ['before'], typed)).toBeUndefined()
  })
})

describe('payments', () => {
  test('are a plan or one word', () => {
    const read = (typed: Record<string, string>) => readFields([draw], {}, nl(typed)).item
    expect(read({ draw: 'as-needed', 'draw.0.t': '1', 'draw.0.eur': '5' })).toEqual({ draw: 'as-needed' })
    expect(read({ draw: 'plan', 'draw.0.t': '1', 'draw.0.eur': '5' })).toEqual({ draw: [{ t: 1, eur: 5 }] })
    expect(readFields([draw], { draw: 'as-needed' }, nl({ draw: 'plan' })).item).toEqual({ draw: [] })
    expect(read({ draw: '' })).toEqual({})
  })
})

describe('boxes', () => {
  const boxes = [optional('of', 'choices', 'parties')]

  test('that were not shown stay; shown and not ticked they go; their order means nothing', () => {
    const item = { of: ['a', 'b'] }
    expect(readFields(boxes, item, nl({ name: 'x' })).item).toEqual(item)
    expect(readFields(boxes, item, nl({ of: '' })).item).toEqual({})
    expect(readFields(boxes, item, nl({ of: ['', 'b', 'a'] })).item).toBe(item)
  })
})

describe('a table of correlations', () => {
  const matrix = [{ path: 'correlations', kind: 'matrix', ids: ['a', 'b', 'c'] } as const]
  const item = { correlations: [['b', 'a', 0.5]] }

  test('keeps the order of a pair, adds new ones, and empties others', () => {
    const read = (typed: Record<string, string>) => readFields(matrix, item, nl(typed))
    expect(valuesOf(matrix, item, 'nl')).toEqual({
      'correlations.a.b': '0,5',
      'correlations.a.c': '',
      'correlations.b.c': '',
    })
    expect(read({ 'correlations.a.b': '0,6', 'correlations.b.c': '-1' }).item).toEqual({
      correlations: [
        ['b', 'a', 0.6],
        ['b', 'c', -1],
      ],
    })
    expect(read({ 'correlations.a.b': '' }).item).toEqual({ correlations: [] })
    expect(read({ 'correlations.a.b': '1,01' }).mistakes).toEqual([
      { field: 'correlations.a.b', code: 'SAMENHANG_BUITEN_BEREIK' },
    ])
  })
})

describe('two shares', () => {
  const range = [optional('range.gem', 'between')]

  test('go together: one without the other is a mistake at the empty one', () => {
    expect(readFields(range, {}, nl({ 'range.gem.0': '20', 'range.gem.1': '80' })).item).toEqual({
      range: { gem: [0.2, 0.8] },
    })
    expect(readFields(range, {}, nl({ 'range.gem.0': '20', 'range.gem.1': '' })).mistakes).toEqual([
      { field: 'range.gem.1', code: 'GETAL_ONLEESBAAR' },
    ])
    expect(
      readFields(range, { range: { gem: [0, 1] } }, nl({ 'range.gem.0': '', 'range.gem.1': '' })).item,
    ).toEqual({})
  })
})
