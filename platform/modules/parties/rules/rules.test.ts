import { describe, expect, it } from 'vitest'
import { beginOf, endOf, lastDayOf } from '../../../kit/clock/dutch-days.ts'
import { type AccessionState, accessionStates, organisationKinds, roles } from '../model.ts'
import { attendingRightOn, canMove, needsReason } from './accession.ts'
import { concernTops, wouldCircle } from './concern.ts'
import { fitsOrganisation, mayBeDelegated, needsSecondAdministrator } from './roles.ts'

describe('accession', () => {
  it('allows these steps and no other', () => {
    const states: (AccessionState | undefined)[] = [undefined, ...accessionStates]
    const allowed = states.flatMap(from =>
      accessionStates.filter(to => canMove(from, to)).map(to => `${from}>${to}`),
    )
    expect(allowed).toEqual([
      'undefined>invited',
      'undefined>requested',
      'invited>requested',
      'invited>ended',
      'requested>ratified',
      'requested>ended',
      'ratified>suspended',
      'ratified>ended',
      'suspended>ratified',
      'suspended>ended',
      'ended>invited',
    ])
    expect(accessionStates.filter(needsReason)).toEqual(['suspended', 'ended'])
  })
})

describe('roles', () => {
  it('of the programme need two administrators and fit anywhere; the others come with the organisation', () => {
    expect(roles.filter(needsSecondAdministrator).join('')).toBe('BTDSLAVNC')
    const own = organisationKinds.map(kind =>
      roles.filter(role => !needsSecondAdministrator(role) && fitsOrganisation(role, kind)).join(''),
    )
    expect(own).toEqual(['G', 'G', 'R', 'M', 'M', 'M', 'M', 'M', 'M', '', 'UE', 'K', 'M'])
    for (const role of roles.filter(needsSecondAdministrator))
      expect(organisationKinds.filter(kind => !fitsOrganisation(role, kind))).toEqual([])
  })

  it('that score, vote, decide, manage or check are not handed over', () => {
    expect(roles.filter(mayBeDelegated).join('')).toBe('GMRUEK')
  })
})

describe('a concern', () => {
  it('has one top, and a circle ends', () => {
    const links = [
      { id: 'a', parentId: undefined },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: 'b' },
      { id: 'x', parentId: 'y' },
      { id: 'y', parentId: 'x' },
    ]
    expect([...concernTops(links)]).toEqual([
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'a'],
      ['x', 'y'],
      ['y', 'x'],
    ])
    expect([
      wouldCircle(links, 'a', 'c'),
      wouldCircle(links, 'c', 'a'),
      wouldCircle(links, 'a', 'a'),
    ]).toEqual([true, false, true])
  })
})

describe('days and names', () => {
  it('count a last day whole, also when the clock changes', () => {
    expect(beginOf('2027-03-28').toString()).toBe('2027-03-27T23:00:00Z')
    expect(endOf('2027-03-28').toString()).toBe('2027-03-28T22:00:00Z')
    expect(lastDayOf(endOf('2027-03-28'))).toBe('2027-03-28')
  })
})

describe('the right to attend', () => {
  it('holds from its first day while the accession is ratified, rests, and is gone with its end', () => {
    const rightsFrom = '2026-12-01'
    const on = (day: string, state: AccessionState) => attendingRightOn(day, { state, rightsFrom })
    expect(accessionStates.map(state => on('2026-12-01', state))).toEqual([
      'none',
      'none',
      'holds',
      'rests',
      'none',
    ])
    expect([on('2026-11-30', 'ratified'), attendingRightOn('2026-12-01', undefined)]).toEqual([
      'later',
      'none',
    ])
  })
})
