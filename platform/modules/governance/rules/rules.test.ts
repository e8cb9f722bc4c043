import { describe, expect, it } from 'vitest'
import { decisionStates, meetingStates, type Seat } from '../model.ts'
import { outsideMandate } from './mandate.ts'
import { decisionReference } from './reference.ts'
import { maySee, maySit, seatOf } from './rights.ts'
import { filledSeats, mustStandAside, sittersAt, sittersInWriting } from './situation.ts'
import { canMoveDecision, canMoveMeeting, competence, mayRevoke } from './steps.ts'
import {
  cadenceAlarm,
  dayOf,
  daysAfter,
  daysBetween,
  instantOfLocal,
  isExtraGranted,
  seriesDays,
  workingDaysAfter,
  yearAround,
} from './terms.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('the states', () => {
  it('of a meeting follow one another, and a draft of the minutes can be written over until they are adopted', () => {
    const moves = meetingStates.flatMap(from =>
      meetingStates.filter(to => canMoveMeeting(from, to)).map(to => `${from}>${to}`),
    )
    expect(moves).toEqual([
      'planned>convened',
      'convened>open',
      'open>closed',
      'closed>minutes-draft',
      'minutes-draft>minutes-draft',
      'minutes-draft>minutes-adopted',
    ])
  })

  it('of a decision end in taken or voted down, and taken ends only by being revoked', () => {
    const moves = decisionStates.flatMap(from =>
      decisionStates.filter(to => canMoveDecision(from, to)).map(to => `${from}>${to}`),
    )
    expect(moves).toEqual([
      'proposal>voting',
      'proposal>taken',
      'proposal>deferred',
      'voting>taken',
      'voting>voted-down',
      'voting>deferred',
      'taken>revoked',
      'deferred>voting',
    ])
  })
})

describe('who decides', () => {
  it('is the body that the rule names; another proposes or does neither', () => {
    const rule = { decides: ['expenditure'], proposes: ['criteria'] } as const
    expect(competence(rule, 'expenditure')).toBe('decides')
    expect(competence(rule, 'criteria')).toBe('proposes')
    expect(competence(rule, 'budget')).toBe('none')
    expect(competence(undefined, 'expenditure')).toBe('none')
  })

  it('revokes what stands as high or lower', () => {
    expect(mayRevoke('executive-platform', 'steering-group')).toBe(true)
    expect(mayRevoke('steering-group', 'steering-group')).toBe(true)
    expect(mayRevoke('steering-group', undefined)).toBe(true)
    expect(mayRevoke('steering-group', 'executive-platform')).toBe(false)
    expect(mayRevoke(undefined, 'steering-group')).toBe(false)
  })

  it('alone stays within kind, decision and year, to the cent', () => {
    const limits = { kinds: ['expenditure'], perDecisionCents: 2_500_000, perYearCents: 10_000_000 } as const
    const ask = (amountCents: number, spentCents = 0, kind: 'expenditure' | 'scope' = 'expenditure') =>
      outsideMandate(limits, { kind, amountCents, spentCents })
    expect(ask(2_500_000)).toBe(undefined)
    expect(ask(2_500_001)).toBe('decision')
    expect(ask(2_500_000, 7_500_000)).toBe(undefined)
    expect(ask(2_500_000, 7_500_001)).toBe('year')
    expect(ask(1, 0, 'scope')).toBe('kind')
  })

  it('is told by the reference', () => {
    expect(decisionReference({ number: 7, body: { kind: 'steering-group' } })).toBe('SG-007')
    expect(decisionReference({ number: 1234, body: undefined })).toBe('MD-1234')
  })
})

const sitter = (personId: string, hasPosition = true) => ({ personId, name: personId, hasPosition })
const seat = (given: Partial<Seat> = {}): Seat => ({
  id: 'seat',
  bodyId: 'body',
  organisationId: 'org',
  organisationName: 'Org',
  isFounder: false,
  isPrimary: false,
  holder: sitter('holder'),
  deputy: sitter('deputy'),
  function: 'member',
  votes: true,
  hasVote: true,
  mandate: '',
  validFrom: at('2026-01-01T00:00:00Z'),
  validTo: undefined,
  ...given,
})
const came = (personId: string, leftAt?: Temporal.Instant) => ({
  id: personId,
  seatId: 'seat',
  personId,
  personName: personId,
  isDeputy: personId === 'deputy',
  isRemote: false,
  arrivedAt: at('2026-01-01T00:00:00Z'),
  leftAt,
})

describe('who sits in a seat', () => {
  it('has a position at its organisation: one that ended takes the right away', () => {
    expect(maySit('holder', seat())).toBe('holder')
    expect(maySit('deputy', seat())).toBe('deputy')
    expect(maySit('holder', seat({ holder: sitter('holder', false) }))).toBe(undefined)
    expect(maySit('stranger', seat())).toBe(undefined)
  })

  it('has the own seat before one that is filled for somebody else', () => {
    const own = seat({ id: 'own', holder: sitter('deputy') })
    expect(seatOf('deputy', [seat(), own])?.id).toBe('own')
    expect(seatOf('deputy', [seat()])?.id).toBe('seat')
    expect(seatOf('stranger', [seat(), own])).toBe(undefined)
  })

  it('is who came and did not leave, as long as the seat is still theirs', () => {
    const there = (given: Parameters<typeof sittersAt>[1], of = seat()) =>
      sittersAt([of], given)
        .get('seat')
        ?.map(one => one.personId)
    expect(there([came('holder')])).toEqual(['holder'])
    expect(there([came('holder', at('2026-01-01T01:00:00Z')), came('deputy')])).toEqual(['deputy'])
    expect(there([came('holder')], seat({ holder: sitter('holder', false) }))).toEqual([])
    expect(there([came('stranger')])).toEqual([])
  })

  it('is in writing who voted, as long as the seat is still theirs', () => {
    const votes = [{ seatId: 'seat', personId: 'deputy' }]
    expect(sittersInWriting([seat()], votes).get('seat')).toEqual([{ personId: 'deputy', isDeputy: true }])
    expect(sittersInWriting([seat({ deputy: sitter('deputy', false) })], votes).get('seat')).toEqual([])
  })

  it('counts for a quorum when the seat votes and somebody may sit there', () => {
    const out = seat({ holder: sitter('holder', false), deputy: undefined })
    const byDeputy = seat({ holder: sitter('holder', false) })
    expect(filledSeats([seat({ votes: false }), out, byDeputy, seat()])).toEqual([byDeputy, seat()])
  })
})

describe('who must stand aside', () => {
  const reason = { nl: 'belang', en: 'interest' }
  const concernOf = (id: string) => (id === 'daughter' || id === 'org' ? 'top' : id)
  const must = (found: { personId?: string; organisationId?: string }, sitters: string[] = []) =>
    mustStandAside(
      seat(),
      sitters.map(personId => ({ personId, isDeputy: personId === 'deputy' })),
      { found: [{ ...found, reason }], concernOf },
    )

  it('is the seat of the organisation and of its concern', () => {
    expect(must({ organisationId: 'org' })).toEqual(reason)
    expect(must({ organisationId: 'daughter' })).toEqual(reason)
    expect(must({ organisationId: 'other' })).toBe(undefined)
  })

  it('is who sits there, and the member where nobody does', () => {
    expect(must({ personId: 'holder' })).toEqual(reason)
    expect(must({ personId: 'holder' }, ['deputy'])).toBe(undefined)
    expect(must({ personId: 'deputy' }, ['deputy'])).toEqual(reason)
  })
})

describe('who reads what', () => {
  const nobody = { isReader: false, isTeam: false, isProgramme: false, hasSeat: false }
  const member = { ...nobody, hasSeat: true }
  const team = { isReader: true, isTeam: true, isProgramme: true, hasSeat: false }
  const researcher = { ...nobody, isReader: true }
  const steering = { ...nobody, isReader: true, isProgramme: true }
  const classes = ['public', 'participants', 'programme', 'confidential', 'sealed'] as const
  const seen = (from: typeof nobody, isOpened = false) => classes.filter(one => maySee(one, from, isOpened))

  it('is by class, and the sealed opens for the body alone when the meeting does', () => {
    expect(seen(nobody)).toEqual(['public'])
    expect(seen(researcher)).toEqual(['public', 'participants'])
    expect(seen(steering)).toEqual(['public', 'participants', 'programme'])
    expect(seen(team, true)).toEqual(['public', 'participants', 'programme', 'confidential'])
    expect(seen(member)).toEqual(['public', 'participants', 'programme', 'confidential'])
    expect(seen(member, true)).toEqual([...classes])
  })
})

describe('the terms', () => {
  it('skip the weekend and keep the time of the day, also when the clock changes', () => {
    expect(workingDaysAfter(at('2026-03-26T13:00:00Z'), 5).toString()).toBe('2026-04-02T12:00:00Z')
    expect(workingDaysAfter(at('2026-11-27T13:00:00Z'), 1).toString()).toBe('2026-11-30T13:00:00Z')
    // Good Friday and Easter Monday do not count.
    expect(workingDaysAfter(at('2026-04-02T13:00:00Z'), 1).toString()).toBe('2026-04-07T13:00:00Z')
  })

  it('count days by the calendar of the Netherlands', () => {
    expect(dayOf(at('2026-11-26T23:30:00Z'))).toBe('2026-11-27')
    expect(daysBetween(at('2026-11-26T22:30:00Z'), at('2026-11-26T23:30:00Z'))).toBe(1)
    expect(daysAfter('2026-12-25', 14)).toBe('2027-01-08')
    expect(instantOfLocal('2026-07-01T14:00').toString()).toBe('2026-07-01T12:00:00Z')
    const year = yearAround(at('2026-12-31T23:30:00Z'))
    expect([year.from.toString(), year.to.toString()]).toEqual([
      '2026-12-31T23:00:00Z',
      '2027-12-31T23:00:00Z',
    ])
  })

  it('say that a body is late one day after its rule allows', () => {
    const now = at('2026-11-27T12:00:00Z')
    const late = (lastAt: string, cadenceDaysMax?: number) =>
      cadenceAlarm({ lastAt: at(lastAt), cadenceDaysMax, now })
    expect(late('2026-10-23T12:00:00Z', 35)).toBe(undefined)
    expect(late('2026-10-22T12:00:00Z', 35)).toEqual({ days: 36, daysMax: 35 })
    expect(late('2020-01-01T12:00:00Z')).toBe(undefined)
  })

  it('plan a series by the month, on the last day where a month is shorter', () => {
    expect(seriesDays({ startsOn: '2027-01-31', endsOn: '2027-04-30', everyMonths: 1 })).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ])
    expect(seriesDays({ startsOn: '2027-01-31', endsOn: '2027-01-30', everyMonths: 1 })).toEqual([])
  })

  it('give an extra session to one third of the seats', () => {
    expect([1, 2, 3].map(count => isExtraGranted(count, 6))).toEqual([false, true, true])
    expect([1, 2].map(count => isExtraGranted(count, 7))).toEqual([false, false])
    expect(isExtraGranted(0, 0)).toBe(false)
  })
})
