import { describe, expect, it } from 'vitest'
import { isPublicKind, isPublicMoneyKind } from './party-kinds.ts'

describe('the kind of a party', () => {
  const kinds = [
    ...['gemeente', 'provincie', 'rijk', 'waterschap', 'ontwikkelaar', 'bouwbedrijf', 'corporatie'],
    ...['belegger', 'eigenaar', 'fonds', 'bank', 'gem', 'koper', 'overig'],
  ]

  it('says whether it is a public body, and whether its money is public', () => {
    const bodies = ['gemeente', 'provincie', 'rijk', 'waterschap']
    expect(kinds.filter(isPublicKind)).toEqual(bodies)
    expect(kinds.filter(isPublicMoneyKind)).toEqual([...bodies, 'fonds'])
    expect([isPublicKind(undefined), isPublicMoneyKind(undefined)]).toEqual([false, false])
  })
})
