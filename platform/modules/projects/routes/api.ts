import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { about, named } from '../../../kit/api/operation.ts'
import { pageShape, pagingShape } from '../../../kit/api/paging.ts'
import { address } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { projectSelection } from '../model.ts'
import { openColumns, projectAsObject } from '../project-file/index.ts'
import { seeProjects } from '../rules.ts'
import { countProjects, projectPage, projectsInFull } from '../store/index.ts'
import { examples } from './examples/index.ts'

const { zoek, soort, programma, knelpunt, provincie, woningenVan, woningenTot, sorteer } =
  projectSelection.shape
const oneOrMore = {
  nl: 'Een of meer; herhaal de parameter voor een volgende.',
  en: 'One or more; repeat the parameter for another.',
}
const several = <Shape extends z.ZodType>(shape: Shape) => about(shape, oneOrMore.nl, oneOrMore.en)

const apiLinks = {
  areas: address(
    '/api/v1/gebieden',
    z.strictObject({
      zoek: about(
        zoek,
        'Woorden in naam, gemeente of provincie.',
        'Words in name, municipality or province.',
      ),
      soort: several(soort),
      programma: several(programma),
      knelpunt: several(knelpunt),
      provincie: several(provincie),
      woningenVan: about(woningenVan, 'Minstens zo veel woningen.', 'At least so many homes.'),
      woningenTot: about(woningenTot, 'Hooguit zo veel woningen.', 'At most so many homes.'),
      sorteer: about(sorteer, 'Volgorde.', 'Order.'),
      ...pagingShape,
    }),
  ),
  area: address('/api/v1/gebieden/:id', z.strictObject({})),
}

/** Columns of the open file that are no text; all others are. */
const numbers = new Set([
  ...['woningenMin', 'woningenMax', 'hectare', 'breedtegraad', 'lengtegraad', 'bronjaar'],
  ...['rijksbijdrageEur', 'eigenBijdrageEur', 'betaalbaarAandeel', 'sociaalAandeel', 'middenhuurAandeel'],
])
const lists = new Set(['soortGebied', 'programmas', 'knelpunten', 'bronnen', 'uitGeheugen', 'afgeleid'])

function fieldShape(name: string): z.ZodType {
  if (lists.has(name)) return z.array(z.string())
  return (numbers.has(name) ? z.number() : z.string()).nullable()
}

const area = named(
  'Gebied',
  z.object(
    Object.fromEntries(openColumns.map(({ name, nl, en }) => [name, about(fieldShape(name), nl, en)])),
  ),
)

const tag = { nl: 'Gebieden', en: 'Areas' }

const list = route.api({
  method: 'GET',
  address: apiLinks.areas,
  permission: seeProjects,
  operation: {
    id: 'gebieden',
    tag,
    summary: { nl: 'Gebieden in beeld', en: 'Areas in view' },
    about: {
      nl: 'Dezelfde velden als de open data, per pagina. Een leeg veld is niet bekend.',
      en: 'The same fields as the open data, page by page. An empty field is not known.',
    },
    example: examples.gebieden,
  },
  answer: pageShape('Gebieden', area),
  act: async ({ services, query }) => {
    const page = { size: query.perPagina, number: query.pagina }
    return done({
      value: {
        pagina: query.pagina,
        perPagina: query.perPagina,
        totaal: await countProjects(services.db, query),
        items: (await projectsInFull(services.db, query, page)).map(projectAsObject),
      },
    })
  },
})

const one = route.api({
  method: 'GET',
  address: apiLinks.area,
  permission: seeProjects,
  operation: {
    id: 'gebied',
    tag,
    summary: { nl: 'Een gebied', en: 'One area' },
    about: { nl: 'Alles wat van een gebied bekend is.', en: 'All that is known of an area.' },
    parameters: { id: { nl: 'Vaste sleutel van het gebied.', en: 'Fixed key of the area.' } },
    example: examples.gebied,
  },
  answer: area,
  act: async ({ services, parameters }) => {
    const page = await projectPage(services.db, parameters.id)
    if (!page) throw new NotFound()
    return done({ value: projectAsObject(page.project) })
  },
})

/** Areas for programs. */
export const apiRoutes = [list, one]
