import { readFileSync } from 'node:fs'
import { type Case, parseCase } from '@versneller/engine'
import { write } from '../../../kit/access/write.ts'
import type { Database } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationBySlug } from '../../parties/index.ts'
import { insertWithVersion } from '../actions/keep-version.ts'
import { tellProgrammeTotals } from '../actions/tell-programme-totals.ts'
import type { PartyOrganisation } from '../model.ts'
import { hasCases } from '../store/cases.ts'
import { projectIdBySlug } from '../store/lists.ts'
import { areaSketches } from './area-sketches.ts'

interface DemoCase {
  file: string
  /** Slug of the area that the illustration borrows. */
  project?: string
  isShared?: boolean
  /** Slug of the organisation of each party. */
  parties: Readonly<Record<string, string>>
}

const owner = 'gemeente-a-demo'
const ownerOfSketches = 'gemeente-b-demo'

/** The cases of the demonstration: examples of the format and illustrations, none of them about a real project. */
const demoCases: readonly DemoCase[] = [
  { file: 'mini-grex', isShared: true, parties: { gem: owner } },
  {
    file: 'vier-partijen',
    isShared: true,
    parties: {
      gem: owner,
      dev: 'demo-ontwikkelaar-a',
      cor: 'demo-corporatie-a',
      rijk: 'ministerie-wonen-demo',
    },
  },
  {
    file: 'station-zwolle',
    project: 'spoorzone-zwolle',
    isShared: true,
    parties: {
      gem: owner,
      dev: 'demo-ontwikkelaar-a',
      bel: 'demo-belegger-b',
      cor: 'demo-corporatie-c',
      rijk: 'ministerie-wonen-demo',
    },
  },
  {
    file: 'haven-groningen',
    project: 'stadshavens-groningen',
    isShared: true,
    parties: {
      gem: owner,
      prov: 'provincie-a-demo',
      rijk: 'ministerie-wonen-demo',
      dev: 'demo-ontwikkelaar-e',
      bel: 'demo-belegger-f',
      cor: 'demo-corporatie-g',
    },
  },
  {
    file: 'bouwclaim-nijmegen',
    project: 'winkelsteeg',
    parties: {
      gem: owner,
      'dev-a': 'demo-ontwikkelaar-h',
      'dev-b': 'demo-bouwbedrijf-g',
      cor: 'demo-corporatie-a',
    },
  },
  {
    file: 'kostenverhaal-nieuwegein',
    project: 'rijnhuizen',
    parties: { gem: owner, dev: 'demo-ontwikkelaar-k', cor: 'demo-corporatie-a', fonds: 'demo-financier-a' },
  },
  { file: 'sluitend-eindhoven', project: 'strijp-s', parties: { gem: owner, dev: 'demo-ontwikkelaar-a' } },
]

/** Loads the cases of the demonstration; a second time changes nothing. */
export async function loadCases(services: Services): Promise<void> {
  const { db, clock } = services
  if (await hasCases(db)) return
  const ready = await Promise.all([
    ...demoCases.map(one => prepared(db, one)),
    ...areaSketches().map(({ slug, content }) =>
      made(db, { content, ownerSlug: ownerOfSketches, project: slug, parties: { gem: ownerOfSketches } }),
    ),
  ])
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    for (const one of ready) {
      const author = { personId: undefined, organisationId: one.ownerOrganisationId }
      const id = await insertWithVersion(tx, one, author, now)
      record({ objectKind: 'case', objectId: id, after: { name: one.name } })
    }
  })
  await tellProgrammeTotals(services)
}

async function prepared(db: Database, { file, ...rest }: DemoCase) {
  const text = readFileSync(new URL(`../data/cases/${file}.json`, import.meta.url), 'utf8')
  const outcome = parseCase(JSON.parse(text))
  if (!outcome.ok) throw new Error(`${file}: ${JSON.stringify(outcome.errors)}`)
  return made(db, { ...rest, content: outcome.case, ownerSlug: owner })
}

interface MadeCase extends Omit<DemoCase, 'file'> {
  content: Case
  ownerSlug: string
}

async function made(db: Database, { content, ownerSlug, project, isShared = false, parties }: MadeCase) {
  return {
    name: content.name.nl,
    ownerOrganisationId: await organisationId(db, ownerSlug),
    projectId: project ? await projectIdBySlug(db, project) : undefined,
    isIllustration: true,
    isShared,
    content,
    parties: await Promise.all(
      Object.entries(parties).map(
        async ([partyId, slug]): Promise<PartyOrganisation> => ({
          partyId,
          organisationId: await organisationId(db, slug),
        }),
      ),
    ),
  }
}

async function organisationId(db: Database, slug: string): Promise<string> {
  const organisation = await organisationBySlug(db, slug)
  if (!organisation) throw new Error(`the demonstration has no organisation ${slug}`)
  return organisation.id
}
