import { type ConflictVerdict, judgeConflict, usualGenericDomains } from '@versneller/engine'
import type { Adviser } from '../model.ts'

/** All that bears on the interests of the advisers of a project, as it stands at this moment. */
export interface InterestScene {
  projectId: string
  parties: readonly { organisationId: string; isLead: boolean }[]
  ties: readonly {
    id: string
    parentId: string | undefined
    umbrellaIds: readonly string[]
    networkIds: readonly string[]
  }[]
  positions: readonly {
    personId: string
    organisationId: string
    organisationKind: string
    level: string
    from: string
    to: string | undefined
  }[]
  advice: readonly { adviserId: string; clientId: string; from: string; to: string | undefined }[]
  emails: ReadonlyMap<string, string>
  /** Year-month-day. */
  today: string
}

/** Domains kept for examples (RFC 2606): nobody owns them. */
const exampleDomains = ['example.org', 'example.com', 'example.net']
const term = ({ from, to }: { from: string; to: string | undefined }) => ({ from, ...(to ? { to } : {}) })

/**
 * Judges an adviser of one party by the rules for conflicts of interest, against all parties of the project. That the
 * adviser advises the client is no interest; that the firm advises another party of the same project is one.
 */
export function judgeAdviser(
  scene: InterestScene,
  adviser: Pick<Adviser, 'personId' | 'clientId' | 'statement' | 'clearances'>,
): ConflictVerdict {
  const { projectId: file, today } = scene
  const own = scene.positions.filter(one => one.personId === adviser.personId)
  const email = scene.emails.get(adviser.personId)
  return judgeConflict({
    today,
    person: {
      id: adviser.personId,
      positions: own.map(one => ({ organisation: one.organisationId, ...term(one) })),
      offices: own
        .filter(one => one.organisationKind === 'gemeente' && ['bestuurder', 'raadslid'].includes(one.level))
        .map(one => ({ municipality: one.organisationId, ...term(one) })),
      interests: (adviser.statement?.interestIds ?? []).map(id => ({ in: id, kind: 'financial' as const })),
      emails: email ? [email] : [],
    },
    file: {
      id: file,
      municipality: '',
      parties: scene.parties.map(({ organisationId, isLead }) => ({
        organisation: organisationId,
        role: isLead ? 'applicant' : 'co-applicant',
      })),
    },
    facts: {
      organisations: scene.ties.map(({ id, parentId, umbrellaIds, networkIds }) => ({
        id,
        umbrellas: umbrellaIds,
        networks: networkIds,
        ...(parentId ? { parent: parentId } : {}),
      })),
      contracts: scene.advice
        .filter(
          one =>
            one.clientId !== adviser.clientId &&
            scene.parties.some(party => party.organisationId === one.clientId),
        )
        .map(one => ({ organisation: one.adviserId, file, ...term(one) })),
      clearances: adviser.clearances.map(({ rule, reason, between }) => ({
        ...{ rule, reason, person: adviser.personId, file },
        ...(between ? { between } : {}),
      })),
      genericDomains: [...usualGenericDomains, ...exampleDomains],
    },
  })
}
