import type { Route } from '../kit/http/route.ts'
import type { PermissionLine } from './permission-table.ts'
import type { Sent } from './testing-readers.ts'

const tomorrow = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 1 }).toString()
const setting = { value: '7', validFrom: tomorrow, decidedBy: 'director', reason: 'Besluit in de proef.' }
const partner = { contribution: 'Uren', reason: 'In de proef' }

/** Forms filled in as they must be, so that only a right can stop them. */
const filledIn: Record<string, Readonly<Record<string, string>>> = {
  '/beheer/functies/:id': { act: 'end' },
  '/beheer/uitnodigingen/:id': { act: 'withdraw' },
  '/beheer/toezeggingen/:id': { act: 'move', to: 'in-force' },
  '/beheer/adviesrelaties/:id': { lastDay: tomorrow },
  '/beheer/organisaties/:id': { name: 'Andere naam', kind: 'adviseur', parent: '', domains: '' },
  '/beheer/organisaties/:id/samenvoegen': { into: 'Gemeente B (demo)' },
  '/beheer/organisaties/:id/toetreding': { to: 'invited', ...partner },
  '/beheer/accounts/:id': { act: 'close', reason: 'In de proef gesloten' },
  '/beheer/gegevensverzoeken/:id': { outcome: 'done', answer: 'Gedaan in de proef' },
  '/beheer/instellingen/:naam': setting,
  '/beheer/teksten/:onderdeel/:sleutel': {
    nl: 'Proef',
    en: 'Trial',
    validFrom: tomorrow,
    reason: 'Besluit in de proef.',
  },
}

/** Changes of an own case, to see who of its parties and readers may make them. */
const changeOfCase = { revision: '1', 'name.nl': 'Gewijzigd' }
const filledInForOwn: typeof filledIn = {
  '/cases/:id/regels/:item': changeOfCase,
  '/cases/:id/partijen/:item': changeOfCase,
  '/cases/:id/uitgangspunten': changeOfCase,
}

const change = [{ path: '/note/nl', value: 'Gewijzigd' }]
/** What any form of a case takes, all at once; a form leaves aside what it does not know. */
const anyFormOfCase = {
  ...changeOfCase,
  changes: JSON.stringify(change),
  choice: 'mine',
  path: '/note/nl',
  partyId: 'gem',
  name: 'Proefversie',
  reason: 'In de proef gewijzigd',
  isShared: 'ja',
  id: 'proef',
}

/** Bodies of the API as they must be, for a case that is not the reader's. */
const sentToApi: Record<string, Readonly<Record<string, unknown>>> = {
  '/api/v1/cases/:id/bestand': { revisie: 1, bestand: {} },
  '/api/v1/cases/:id/versies': { naam: 'Proefversie', reden: 'In de proef', revisie: 1 },
}

/**
 * What is sent to an address. A foreign object gets a form filled in as it must be; an own one only where that shows
 * who may change it.
 */
export function fieldsFor(
  { path, ownership }: PermissionLine,
  routes: readonly Route[],
): Pick<Sent, 'fields' | 'isJson'> {
  const isJson = routes.some(
    route => (route.kind === 'json' || route.kind === 'api') && route.address.path === path,
  )
  if (ownership === 'foreign' && path in sentToApi) return { fields: sentToApi[path], isJson }
  if (ownership === 'own') return { fields: filledInForOwn[path], isJson }
  if (ownership === '' || !path.startsWith('/cases/')) return { fields: filledIn[path], isJson }
  return { fields: isJson ? { revision: 1, changes: change } : anyFormOfCase, isJson }
}
