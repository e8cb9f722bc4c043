import { describe, expect, it } from 'vitest'
import criteria from '../data/criteria.json' with { type: 'json' }
import form from '../data/form.json' with { type: 'json' }
import {
  allCallStates,
  allSubmissionStates,
  type CallState,
  criteriaContentsShape,
  type FormDefinition,
  formDefinitionShape,
  type GeoShape,
} from '../model/index.ts'
import { demoPlan } from '../seed/demo-plans.ts'
import { type GivenTest, testMistakes } from './admissibility.ts'
import { checkDefinition, checkForm, pageState, withAnswers } from './check-form.ts'
import { fieldsOf, withFields } from './criteria-fields.ts'
import { changedDefinition } from './design-form.ts'
import {
  categoriesOf,
  decimalNumber,
  factsOf,
  leadKindOf,
  parsedShape,
  rowsShown,
  sizeClassOf,
  wholeNumber,
  withoutRow,
} from './facts.ts'
import { testLocation } from './location.ts'
import { canMoveCall, canMoveSubmission, isOpen, isReadable, stateAt } from './states.ts'
import { endOfWorkingDays, reminderDue } from './term.ts'

const at = (text: string) => Temporal.Instant.from(text)
const definition = form as FormDefinition

describe('the states of a call', () => {
  const moves = (kind: 'round' | 'rolling') => {
    const move = (state: CallState, to: CallState) =>
      canMoveCall({ kind, state, isSealed: kind === 'round' }, to)
    return Object.fromEntries(
      allCallStates.map(state => [state, allCallStates.filter(to => move(state, to))]),
    )
  }

  it('go one way in a round but for an assessment that falls away; it is not withdrawn once it closed', () => {
    expect(moves('round')).toEqual({
      draft: ['criteria-adopted', 'withdrawn'],
      'criteria-adopted': ['announced', 'withdrawn'],
      announced: ['open', 'withdrawn'],
      open: ['closed', 'withdrawn'],
      paused: [],
      closed: ['unsealed'],
      unsealed: ['in-assessment'],
      'in-assessment': ['in-consensus', 'proposal'],
      'in-consensus': ['proposal'],
      proposal: ['in-assessment', 'decided'],
      decided: ['published'],
      published: ['completed'],
      completed: [],
      withdrawn: [],
    })
  })

  it('go to and fro between open and paused in a rolling call', () => {
    const { open, paused, closed } = moves('rolling')
    expect({ open, paused, closed }).toEqual({
      open: ['paused', 'closed', 'withdrawn'],
      paused: ['open', 'closed'],
      closed: ['completed'],
    })
  })

  it.each([
    ['announced', '2026-12-01T10:59:59.999Z', 'announced', false],
    ['announced', '2026-12-01T11:00:00Z', 'open', true],
    ['open', '2026-12-01T10:59:59.999Z', 'announced', false],
    ['open', '2026-12-09T10:59:59.999Z', 'open', true],
    ['open', '2026-12-09T11:00:00Z', 'closed', false],
    ['announced', '2026-12-09T11:00:00Z', 'closed', false],
    ['criteria-adopted', '2026-12-05T11:00:00Z', 'criteria-adopted', false],
    ['withdrawn', '2026-12-05T11:00:00Z', 'withdrawn', false],
    ['unsealed', '2026-12-05T11:00:00Z', 'unsealed', false],
  ] as const)('%s at %s is %s', (state, now, expected, open) => {
    const call = {
      kind: 'round',
      state,
      opensAt: at('2026-12-01T11:00:00Z'),
      closesAt: at('2026-12-09T11:00:00Z'),
    } as const
    expect([stateAt(call, at(now)), isOpen(call, at(now))]).toEqual([expected, open])
  })

  it('let the programme read a sealed call from its unsealing, and any other at once', () => {
    const call = { kind: 'round', isSealed: true, unsealedAt: undefined } as const
    expect([
      isReadable(call),
      isReadable({ ...call, unsealedAt: at('2026-12-09T11:00:00Z') }),
      isReadable({ ...call, kind: 'rolling', isSealed: false }),
    ]).toEqual([false, true, true])
  })
})

describe('the states of a submission', () => {
  it('never go back before the submission once it was tested', () => {
    const early = ['draft', 'signing', 'submitted', 'withdrawn']
    const back = allSubmissionStates
      .filter(from => !early.includes(from))
      .flatMap(from => early.filter(to => canMoveSubmission(from, to as 'draft')).map(to => `${from} ${to}`))
    expect(back).toEqual([])
  })

  it('end in being inadmissible, referred or admitted', () => {
    const ends = allSubmissionStates.filter(
      from => !allSubmissionStates.some(to => canMoveSubmission(from, to)),
    )
    expect(ends).toEqual(['inadmissible', 'referred', 'admitted'])
  })
})

describe('what people type', () => {
  it.each([
    ['1.200', 1200],
    ['€ 500.000', 500_000],
    ['0', 0],
    ['12,5 mln', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('%s is the whole number %s', (text, value) => {
    expect(wholeNumber(text)).toBe(value)
  })

  it.each([
    ['5,5', 5.5],
    ['5.5%', 5.5],
    ['a', undefined],
  ])('%s is the number %s', (text, value) => {
    expect(decimalNumber(text)).toBe(value)
  })
})

describe('the form to begin from', () => {
  const values = { ...demoPlan(1).values, plaats: 'utrecht' }
  const known = { withFiles: [], places: new Set(['utrecht']) }

  it('is a form, with all that a plan needs', () => {
    expect(formDefinitionShape.safeParse(form).success).toBe(true)
    expect(checkDefinition(definition)).toEqual([])
  })

  it('is complete for a plan of the demonstration, each of them', () => {
    for (let number = 1; number <= 63; number++)
      expect(checkForm(definition, { ...demoPlan(number).values, plaats: 'utrecht' }, known)).toEqual([])
  })

  it('is checked page by page, and knows which are done', () => {
    const half = { ...values, kennis: 'te kort', 'woningen.middenhuur': 'veel' }
    expect(checkForm(definition, half, { ...known, page: 'programma' })).toEqual([
      {
        ...{ code: 'GETAL_ONLEESBAAR', page: 'programma', name: 'woningen.middenhuur' },
        label: { nl: 'Woningen naar soort', en: 'Homes by kind' },
      },
    ])
    const states = definition.pages.map(page => pageState(definition, half, page.key, known))
    expect(states).toEqual(['done', 'partly', 'done', 'partly', 'open'])
  })

  it('refuses a place that is none, a point outside the country and a polygon that is none', () => {
    const wrong = { ...values, plaats: 'elders', 'locatie.breedte': '12', 'locatie.lengte': '5,1' }
    expect(checkForm(definition, wrong, known).map(({ code, name }) => [code, name])).toEqual([
      ['KEUZE_ONBEKEND', 'plaats'],
      ['PLEK_ONTBREEKT', 'locatie.breedte'],
    ])
    const drawn = { ...values, 'locatie.vlak': '{"type":"Polygon","coordinates":[]}' }
    expect(checkForm(definition, drawn, known).map(({ code }) => code)).toEqual(['VLAK_ONLEESBAAR'])
  })

  it('keeps answers of other pages when one is saved, and takes over nothing that is not on it', () => {
    const [first] = definition.pages
    const saved = withAnswers(
      { fase: 'initiatief', titel: 'Oud' },
      { titel: 'Nieuw', fase: 'realisatie', vreemd: 'x' },
      first!.fields,
    )
    expect(saved).toEqual({ fase: 'initiatief', titel: 'Nieuw' })
  })

  it('loses one row of a list, and the rows after it move up', () => {
    const rows = { 'k.0.soort': 'a', 'k.1.soort': 'b', 'k.2.soort': 'c', titel: 'T' }
    expect([
      rowsShown(rows, 'k'),
      rowsShown({ titel: '' }, 'k'),
      rowsShown({ 'k.9.soort': '' }, 'k'),
    ]).toEqual([...[3, 0, 9]])
    expect(withoutRow(rows, 'k.1')).toEqual({ 'k.0.soort': 'a', 'k.1.soort': 'c', titel: 'T' })
  })
})

describe('a form that is designed', () => {
  const added = changedDefinition(definition, {
    ...{ act: 'addField', page: 'plan', kind: 'choice', labelNl: 'Hoe groen?', labelEn: 'How green?' },
    ...{ hintNl: '', hintEn: '', isRequired: 'ja', lengthMax: '', choices: 'Weinig | Little\nVeel' },
  })

  it('gets a question with a key of its words and its choices', () => {
    expect(added?.pages[0]?.fields.at(-1)).toEqual({
      ...{
        key: 'hoe-groen',
        kind: 'choice',
        label: { nl: 'Hoe groen?', en: 'How green?' },
        isRequired: true,
      },
      choices: [
        { value: 'weinig', label: { nl: 'Weinig', en: 'Little' } },
        { value: 'veel', label: { nl: 'Veel', en: 'Veel' } },
      ],
    })
  })

  it('moves, changes and loses a question, and says what it then lacks', () => {
    const first = (change: Parameters<typeof changedDefinition>[1]) => changedDefinition(definition, change)
    expect(
      first({ act: 'up', field: 'plaats' })
        ?.pages[0]?.fields.map(field => field.key)
        .slice(0, 2),
    ).toEqual(['plaats', 'titel'])
    expect(first({ act: 'required', field: 'tekort' })?.pages[2]?.fields[1]?.isRequired).toBe(true)
    expect(checkDefinition(first({ act: 'remove', field: 'woningen' })!)).toEqual([
      { code: 'SOORT_ONTBREEKT', what: 'homes' },
    ])
    expect(first({ act: 'remove', field: 'is-er-niet' })).toBe(undefined)
    expect(first({ act: 'removePage', page: 'plan' })).toBe(undefined)
  })
})

describe('what the programme reads from a plan', () => {
  it('is the same whatever the form looks like', () => {
    const facts = factsOf(definition, { ...demoPlan(1).values, plaats: 'utrecht' })
    expect([
      facts.title,
      facts.municipalityId,
      facts.homesTotal,
      facts.phase,
      facts.demandShare,
      facts.deficitEur,
    ]).toEqual(['Bedrijventerrein 1 (demonstratie)', 'utrecht', 600, 'realisatie', 0.03, 3_700_000])
    expect(facts.location).toEqual({ type: 'Point', coordinates: [5.392, 52.162] })
    expect(facts.bottlenecks.map(({ type, costEur }) => [type, costEur])).toEqual([
      ['fin-voorinvestering', 1_000_000],
      ['bedrijven', 1_500_000],
    ])
  })

  it('gives the categories of the breadth', () => {
    const facts = factsOf(definition, demoPlan(1).values)
    expect(categoriesOf(facts, { kinds: ['ontwikkelaar', 'gemeente'], regions: ['PV28', 'g4'] })).toEqual([
      ...['knelpunt:fin-voorinvestering', 'knelpunt:bedrijven', 'investering:ov', 'investering:verwerving'],
      ...['thema:bekostiging', 'thema:energietransitie', 'regio:PV28', 'regio:g4', 'omvang:250-1000'],
      ...['fase:realisatie', 'marktspanning:ruim', 'trekker:samen', 'locatietype:bedrijventerrein'],
    ])
  })

  it.each([
    [['gemeente', 'provincie'], 'gemeente'],
    [['belegger'], 'markt'],
    [['gemeente', 'corporatie'], 'samen'],
  ])('of %o the lead is %s', (kinds, expected) => {
    expect(leadKindOf(kinds)).toBe(expected)
  })

  it.each([
    [249, 'tot-250'],
    [250, '250-1000'],
    [1000, '1000-3000'],
    [3000, '1000-3000'],
    [3001, 'boven-3000'],
  ])('%s homes are %s', (homes, expected) => {
    expect(sizeClassOf(homes)).toBe(expected)
  })
})

describe('the test of a place', () => {
  const square = (x: number, y: number, side: number) => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ]
  const layer: GeoShape = { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] }
  const point = (x: number, y: number): GeoShape => ({ type: 'Point', coordinates: [x, y] })

  it.each([
    [point(1, 1), 'inside', 1],
    [point(5, 5), 'outside', 0],
    [point(11, 1), 'outside', 0],
    [{ type: 'Polygon', coordinates: [square(8, 1, 4)] } as GeoShape, 'inside', 0.5],
    [{ type: 'Polygon', coordinates: [square(9, 9, 4)] } as GeoShape, 'outside', 0.25],
  ])('%o is %s', (place, answer, insideShare) => {
    expect(testLocation(place, layer)).toEqual({ answer, insideShare })
  })

  it('cannot be done without a layer or without a place', () => {
    const untestable = { answer: 'not-testable', insideShare: undefined }
    expect([testLocation(point(1, 1), undefined), testLocation(undefined, layer)]).toEqual([
      untestable,
      untestable,
    ])
  })

  it('reads a polygon from a feature, and nothing from what is none', () => {
    const geometry = { type: 'Polygon', coordinates: [square(5, 52, 0.1)] }
    expect(
      parsedShape(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry }] })),
    ).toEqual(geometry)
    expect([
      parsedShape('geen json'),
      parsedShape('{"type":"Point","coordinates":[5,52]}'),
      parsedShape('[]'),
    ]).toEqual([undefined, undefined, undefined])
  })
})

describe('the test of admissibility', () => {
  const given = {
    ...{ frameworks: 'fits', isComplete: true, outcome: 'admissible', askedFields: [] },
    ...{ referTo: undefined, letter: undefined },
  } as const

  it.each([
    [{}, false, []],
    [{ frameworks: 'fails-exemptible' }, false, []],
    [{ frameworks: 'fails' }, false, ['TOETS_TEGENSTRIJDIG']],
    [{ isComplete: false }, false, ['TOETS_TEGENSTRIJDIG']],
    [{ outcome: 'inadmissible' }, false, ['TOETS_TEGENSTRIJDIG']],
    [{ outcome: 'inadmissible', frameworks: 'fails' }, false, []],
    [{ outcome: 'completion-requested' }, false, ['AANVULLING_ZONDER_VRAAG']],
    [{ outcome: 'completion-requested', askedFields: ['titel'] }, false, []],
    [{ outcome: 'completion-requested', askedFields: ['titel'] }, true, ['AANVULLING_AL_GEWEEST']],
    [{ outcome: 'referred', referTo: 'Elders' }, false, ['VERWIJZING_ONVOLLEDIG']],
    [{ outcome: 'referred', referTo: 'Elders', letter: 'Brief' }, false, []],
  ] as const)('%o after a completion round %s: %o', (change, hasHad, codes) => {
    expect(testMistakes({ ...given, ...change } as GivenTest, hasHad).map(({ code }) => code)).toEqual(codes)
  })
})

describe('terms', () => {
  it.each([
    ['2026-11-27T11:00:00Z', 10, '2026-12-11T23:00:00Z'],
    ['2026-11-28T11:00:00Z', 1, '2026-11-30T23:00:00Z'],
    // The Monday of Easter does not count, and the clock goes forward in the night before it.
    ['2027-03-26T11:00:00Z', 1, '2027-03-30T22:00:00Z'],
  ])('from %s, %s working days end at %s', (from, days, end) => {
    expect(endOfWorkingDays(at(from), days).toString()).toBe(end)
  })

  it.each([
    [15 * 24, undefined],
    [14 * 24, 14],
    [73, 14],
    [72, 3],
    [24, 1],
    [0, undefined],
  ])('%s hours before the close the reminder is %s', (hours, expected) => {
    const closes = at('2026-12-09T11:00:00Z')
    expect(reminderDue(closes, closes.subtract({ hours }))).toBe(expected)
  })
})

describe('the criteria to begin from', () => {
  it('are one knock-out and six criteria of equal weight, each with five levels and an example', () => {
    const parsed = criteriaContentsShape.parse(criteria)
    expect(parsed.criteria.map(one => [one.weight, Object.keys(one.anchors).length])).toEqual(
      Array.from({ length: 6 }, () => [1, 5]),
    )
  })

  it('become boxes and come back the same; a box that is not there changes nothing', () => {
    const parsed = criteriaContentsShape.parse(criteria)
    expect(withFields(parsed, fieldsOf(parsed))).toEqual(parsed)
    const changed = withFields(parsed, {
      'criteria.0.weight': '2,5',
      'criteria.0.key': 'x',
      'criteria.9.title.nl': 'y',
    })
    expect(changed).toEqual({
      ...parsed,
      criteria: parsed.criteria.map((one, index) => (index === 0 ? { ...one, weight: 2.5 } : one)),
    })
  })
})
