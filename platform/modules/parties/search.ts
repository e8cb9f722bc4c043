import { everybody, roleKey } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { ofOrganisation } from './rules/rights.ts'
import {
  findableNetworks,
  findableOrganisations,
  findablePartners,
  findablePositions,
} from './store/findable.ts'

/** Who administers what is about an organisation: the programme all of it, its own people the own part. */
const administratorsOf = (organisationId: string): string[] => [
  ...['A', 'T', 'D'].map(role => roleKey(role)),
  ...ofOrganisation.map(role => roleKey(role, organisationId)),
]

const organisations: SearchSource = {
  kind: 'parties.organisation',
  label: { nl: 'Organisaties', en: 'Organisations' },
  objectKind: 'organisation',
  documents: async (db, about) =>
    (await findableOrganisations(db, about)).flatMap(({ id, name, kind, domains }) =>
      languages.map(language => ({
        kind: 'parties.organisation',
        objectId: id,
        language,
        title: name,
        body: [say(language)(`kind_${kind}`), ...domains].join(', '),
        href: href(links.organisation, { id }),
        audienceKeys: administratorsOf(id),
      })),
    ),
}

const positions: SearchSource = {
  kind: 'parties.position',
  label: { nl: 'Mensen en functies', en: 'People and positions' },
  objectKind: 'position',
  follows: ['person', 'account', 'organisation'],
  documents: async (db, about) =>
    (await findablePositions(db, about)).flatMap(position =>
      languages.map(language => ({
        kind: 'parties.position',
        objectId: position.id,
        language,
        title: position.personName,
        body: `${position.title}, ${position.organisationName}. ${say(language)(`role_${position.role}`)}`,
        href: href(links.position, { id: position.id }),
        audienceKeys: administratorsOf(position.organisationId),
      })),
    ),
}

const partners: SearchSource = {
  kind: 'parties.partner',
  label: { nl: 'Partners', en: 'Partners' },
  objectKind: 'accession',
  follows: ['organisation'],
  documents: async (db, about) =>
    (await findablePartners(db, about)).flatMap(({ accessionId, name, kind, contribution }) =>
      languages.map(language => ({
        kind: 'parties.partner',
        objectId: accessionId,
        language,
        title: name,
        body: `${say(language)(`kind_${kind}`)}. ${contribution}`,
        href: href(links.partners),
        audienceKeys: [everybody],
      })),
    ),
}

const networks: SearchSource = {
  kind: 'parties.network',
  label: { nl: 'Netwerken', en: 'Networks' },
  objectKind: 'network',
  follows: ['organisation'],
  documents: async (db, about) =>
    (await findableNetworks(db, about)).flatMap(({ id, slug, name, offers, members }) =>
      languages.map(language => ({
        kind: 'parties.network',
        objectId: id,
        language,
        title: name,
        body: [offers, members].filter(Boolean).join('. '),
        href: href(links.network, { slug }),
        audienceKeys: [everybody],
      })),
    ),
}

/** What can be found of this module: partners and networks by everybody, the rest by who administers it. */
export const partySearch: readonly SearchSource[] = [partners, networks, organisations, positions]
