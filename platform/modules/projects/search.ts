import { everybody } from '../../kit/access/audience-keys.ts'
import { href } from '../../kit/http/address.ts'
import type { SearchSource } from '../../kit/search/sources.ts'
import { languages } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { bottleneckLabel, kindsLabel } from './pages/labels.ts'
import { readFindableAdmitted } from './participation/store.ts'
import { findableProjects } from './store/findable.ts'

/** The areas, as everybody may find them. */
export const projectSearch: SearchSource = {
  kind: 'projects.project',
  label: { nl: 'Gebieden', en: 'Areas' },
  objectKind: 'project',
  documents: async (db, about) =>
    (await findableProjects(db, about?.objectId)).flatMap(project =>
      languages.map(language => ({
        kind: 'projects.project',
        objectId: project.id,
        language,
        title: project.name,
        body: [
          `${project.municipality}, ${project.province}.`,
          project.description[language],
          [
            kindsLabel(project.areaKinds, language),
            ...project.bottleneckTypes.map(type => bottleneckLabel(type, language)),
          ].join(', '),
        ].join(' '),
        href: href(links.project, { slug: project.slug }),
        audienceKeys: [everybody],
      })),
    ),
}

/** The admitted projects, once the result of their tranche is public. */
export const admittedSearch: SearchSource = {
  kind: 'projects.admitted',
  label: { nl: 'Toegelaten projecten', en: 'Admitted projects' },
  objectKind: 'admitted-project',
  documents: async (db, about) =>
    (await readFindableAdmitted(db, about?.objectId)).flatMap(project =>
      languages.map(language => ({
        kind: 'projects.admitted',
        objectId: project.id,
        language,
        title: project.name,
        body: [project.municipality, ...project.parties.map(party => party.name)].join(', '),
        href: href(links.admittedProject, { slug: project.slug }),
        audienceKeys: [everybody],
      })),
    ),
}
