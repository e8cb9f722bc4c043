import type { Case } from '@versneller/engine'
import { z } from 'zod'
import { about, named } from '../../../../kit/api/operation.ts'
import { caseStates, caseStateWords } from '../../model.ts'

const stateWords = caseStates.map(state => caseStateWords[state])

/** A sentence in both languages. */
export const bothLanguages = z.object({ nl: z.string(), en: z.string() })

/** A text of a case, whose English is not compulsory. */
export const words = z.object({ nl: z.string(), en: z.string().optional() })

/** A case file as it travels: its own shape is published apart, and every mistake is told with its place. */
export const caseFile = about(
  z.record(z.string(), z.unknown()),
  'Een businesscase in het formaat `versneller-case/1`.',
  'A business case in the format `versneller-case/1`.',
)

/** The file of a case as the answer gives it. */
export const asFile = (content: Case): Record<string, unknown> =>
  content as unknown as Record<string, unknown>

/** A case in a list. */
export const caseLine = named(
  'CaseInHetKort',
  z.object({
    id: z.uuid(),
    naam: z.string(),
    eigenaar: about(z.string(), 'Organisatie die de case beheert.', 'Organisation that keeps the case.'),
    gebied: about(z.string().nullable(), 'Naam van het gebied.', 'Name of the area.'),
    stand: z.enum(stateWords as [string, ...string[]]),
    illustratie: about(z.boolean(), 'Verzonnen voorbeeld.', 'Made-up example.'),
    gewijzigdOp: z.iso.datetime(),
  }),
)

/** What is kept from this reader. */
export const withheld = named(
  'Verborgen',
  z.object({
    regels: about(
      z.int(),
      'Regels die deze persoon niet mag zien: ze staan niet in het bestand.',
      'Lines that this person may not see: they are not in the file.',
    ),
    afspraken: about(z.int(), 'Afspraken die daarom zijn weggelaten.', 'Clauses left out because of them.'),
  }),
)

/** A case as one reader sees it. */
export const oneCase = named(
  'Case',
  z.object({
    id: z.uuid(),
    naam: z.string(),
    stand: z.enum(stateWords as [string, ...string[]]),
    revisie: about(
      z.int(),
      'Telt elke opslag. Wie schrijft, geeft de revisie waarvan is uitgegaan.',
      'Counts every save. Who writes gives the revision that was started from.',
    ),
    illustratie: z.boolean(),
    gewijzigdOp: z.iso.datetime(),
    magWijzigen: about(
      z.enum(['alles', 'eigen-regels', 'niets']),
      'Wat deze persoon nu mag wijzigen.',
      'What this person may change now.',
    ),
    verborgen: withheld,
    bestand: caseFile,
  }),
)

/** A named version in a list. */
export const versionLine = named(
  'Versie',
  z.object({
    nummer: z.int(),
    naam: z.string(),
    reden: z.string(),
    organisatie: z.string().nullable(),
    dag: about(z.iso.date(), 'Dag waarop de versie is vastgelegd.', 'Day on which the version was kept.'),
  }),
)
