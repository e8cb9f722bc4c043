import { href } from '../../kit/http/address.ts'
import type { Panel } from '../../kit/module/module.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { type Column, DataTable, EmptyState } from '../../kit/ui/index.ts'
import { networkMembers } from '../parties/index.ts'
import { links } from './links.ts'
import { type ProjectRow, projectSelection } from './model.ts'
import { homesLabel, kindsLabel } from './pages/labels.ts'
import { admittedFor } from './participation/actions.ts'
import type { AdmittedProject } from './participation/model.ts'
import { projectRows } from './store/index.ts'
import { projectTexts } from './texts.ts'

interface RegionProjects {
  admitted: readonly AdmittedProject[]
  areas: readonly ProjectRow[]
}

function columns(language: Language): Column<ProjectRow>[] {
  const t = projectTexts(language)
  return [
    {
      key: 'name',
      head: t('project'),
      cell: row => <a href={href(links.project, { slug: row.slug })}>{row.name}</a>,
    },
    { key: 'municipality', head: t('municipality'), cell: row => row.municipality },
    { key: 'kind', head: t('kind'), cell: row => kindsLabel(row.areaKinds, language) },
    { key: 'homes', head: t('homes'), align: 'end', cell: row => homesLabel(row.homes, language) },
  ]
}

function Region({ admitted, areas, language }: RegionProjects & { language: Language }) {
  const t = projectTexts(language)
  return (
    <section class="stack-s">
      <h2>{t('regionProjects')}</h2>
      {admitted.length > 0 && (
        <>
          <h3>{t('regionAdmitted')}</h3>
          <ul>
            {admitted.map(({ id, slug, name, municipality }) => (
              <li key={id}>
                <a href={href(links.admittedProject, { slug })}>{name}</a>, {municipality}
              </li>
            ))}
          </ul>
        </>
      )}
      <DataTable
        id="gebieden"
        caption={t('regionAreas', { count: areas.length })}
        columns={columns(language)}
        rows={areas}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('regionNoneTitle')} level={3}>
            {t('regionNone')}
          </EmptyState>
        }
      />
    </section>
  )
}

/** On the page of a network: the areas in the municipalities of its members, and the projects of its members. */
export const regionPanel: Panel = {
  place: 'parties/network',
  order: 10,
  show: async ({ services: { db }, context: { actor, language }, objectId }) => {
    const members = await networkMembers(db, objectId)
    const codes = new Set(members.map(one => one.officialCode))
    const ids = new Set(members.map(one => one.id))
    const areas = (await projectRows(db, projectSelection.parse({}))).filter(one =>
      codes.has(one.municipalityCode),
    )
    const admitted = (await admittedFor(db, actor)).filter(({ parties }) =>
      parties.some(party => ids.has(party.organisationId)),
    )
    return <Region admitted={admitted} areas={areas} language={language} />
  },
}
