import { readFileSync } from 'node:fs'
import { parseCase } from '@versneller/engine'
import { describe, expect, it } from 'vitest'
import { leadKindOf } from '../modules/call/rules/facts.ts'
import { partyInviteeShape } from '../modules/parties/actions/invitations.ts'
import { organisationKinds, partyKinds, roles } from '../modules/parties/model.ts'
import { casePartyKinds } from '../modules/parties/rules/party-kinds.ts'
import { fitsOrganisation, needsSecondAdministrator } from '../modules/parties/rules/roles.ts'
import { sideOf } from '../modules/selection/rules/assessment.ts'
import { type ConflictScene, conflictJudge } from '../modules/selection/rules/conflicts.ts'

/** An executive of an organisation of this kind, which is where the plan lies, or which submits it. */
function verdictOn(kind: string, parties: readonly string[]) {
  const position = { personId: 'p', organisationId: 'own', organisationKind: kind, level: 'bestuurder' }
  const plan = {
    ...{
      id: 'plan',
      callId: 'call',
      receiptNumber: '1',
      title: 'Kade',
      municipality: 'Stad',
      state: 'submitted',
    },
    ...{
      receiptHash: 'a',
      municipalityId: 'own',
      place: undefined,
      contacts: [],
      authorIds: [],
      signatoryIds: [],
    },
    ...{ categories: [], region: '', homes: 100, deficitEur: undefined, frameworks: undefined },
    parties: parties.map(organisationId => ({ organisationId, name: organisationId, isLead: true })),
  }
  const scene: ConflictScene = {
    ...{ plans: [plan], places: [], interests: [], declared: [], emails: new Map(), commissions: [] },
    ...{ advice: [], clearances: [], today: '2026-11-27' },
    ties: ['own', 'other'].map(id => ({ id, parentId: undefined, umbrellaIds: [], networkIds: [] })),
    positions: [{ ...position, from: '2025-01-01', to: undefined }],
  }
  return conflictJudge(scene)({ file: 'plan', assessor: 'p' }).level
}

describe('the kind of an organisation', () => {
  it('decides about roles, who leads a plan, the side of an assessor, and the office that is a conflict', () => {
    const table = organisationKinds.map(kind =>
      [
        kind,
        roles.filter(role => !needsSecondAdministrator(role) && fitsOrganisation(role, kind)).join('') || '-',
        leadKindOf([kind]),
        sideOf(kind),
        // The plan of somebody else within the own municipality, and a plan of the own organisation.
        verdictOn(kind, ['other']),
        verdictOn(kind, ['own']),
      ].join(' '),
    )
    expect(table).toEqual([
      'gemeente G gemeente public hard hard',
      'provincie G gemeente public none hard',
      'ministerie R gemeente public none hard',
      'ontwikkelaar M markt private none hard',
      'bouwbedrijf M markt private none hard',
      'corporatie M markt private none hard',
      'belegger M markt private none hard',
      'afnemer M markt private none hard',
      'financier M markt private none hard',
      'koepel - markt private none hard',
      'kennisinstelling UE markt knowledge none hard',
      'maatschappelijk K markt public none hard',
      'adviseur M markt private none hard',
    ])
  })
})

describe('the seven kinds of parties', () => {
  it('are one list: kinds of organisations, who is invited to a case, and parties of the case file', () => {
    expect(partyKinds.filter(kind => !organisationKinds.includes(kind))).toEqual([])
    expect(partyInviteeShape.shape.kind.options).toEqual([...partyKinds, 'provincie', 'adviseur'])
    const parties = partyKinds.flatMap(kind => casePartyKinds[kind])
    const plain = JSON.parse(readFileSync('engine/golden/cases/mini-grex.json', 'utf8'))
    const withParties = (kinds: readonly string[]) => ({
      ...plain,
      parties: [...plain.parties, ...kinds.map((kind, index) => ({ id: `p${index}`, kind, rate: 0.05 }))],
    })
    expect(parties.length).toBe(10)
    expect(parseCase(withParties(parties)).ok).toBe(true)
    expect(parseCase(withParties(['afnemer'])).ok).toBe(false)
  })
})
