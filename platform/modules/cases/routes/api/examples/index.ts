import type { ApiExample } from '../../../../../kit/api/operation.ts'
import bijdrageAnswer from './bijdrage.example.json' with { type: 'json' }
import caseAnswer from './case.example.json' with { type: 'json' }
import caseFile from './case-file.example.json' with { type: 'json' }
import casesAnswer from './cases.example.json' with { type: 'json' }
import changedFile from './changed-file.example.json' with { type: 'json' }
import maakCaseAnswer from './maak-case.example.json' with { type: 'json' }
import maakVersieAnswer from './maak-versie.example.json' with { type: 'json' }
import risicoAnswer from './risico.example.json' with { type: 'json' }
import threeParties from './three-parties.example.json' with { type: 'json' }
import toetsenAnswer from './toetsen.example.json' with { type: 'json' }
import uitkomstenAnswer from './uitkomsten.example.json' with { type: 'json' }
import uitlegAnswer from './uitleg.example.json' with { type: 'json' }
import versieAnswer from './versie.example.json' with { type: 'json' }
import versiesAnswer from './versies.example.json' with { type: 'json' }
import vervangBestandAnswer from './vervang-bestand.example.json' with { type: 'json' }

/** The case of the examples. */
export const exampleId = '0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01'

/** Its content. */
export const exampleFile = caseFile

/** A case of three parties, for what is asked of some about another. */
export const trioId = '0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f02'

/** Its content. */
export const trioFile = threeParties

const parameters = { id: exampleId }
const words = { naam: 'Na de raad', reden: 'Besproken in de raad van maart' }

/** What is asked and answered, by operation; a test asks all of it of the site. */
export const examples = {
  cases: { query: { zoek: 'voorbeeldkade' }, answer: casesAnswer },
  case: { parameters, answer: caseAnswer },
  maakCase: { body: { bestand: caseFile, gebied: 'spoorzone-zwolle' }, answer: maakCaseAnswer },
  vervangBestand: { parameters, body: { revisie: 1, bestand: changedFile }, answer: vervangBestandAnswer },
  versies: { parameters, answer: versiesAnswer },
  versie: { parameters: { id: exampleId, nummer: '1' }, answer: versieAnswer },
  maakVersie: { parameters, body: { ...words, revisie: 1 }, answer: maakVersieAnswer },
  uitkomsten: { parameters, query: { conventie: 'einde' }, answer: uitkomstenAnswer },
  uitleg: { parameters, query: { cijfer: '/landExploitation/ncwBbvEur' }, answer: uitlegAnswer },
  toetsen: { parameters, query: { regel: 'bbv-looptijd' }, answer: toetsenAnswer },
  bijdrage: {
    parameters: { id: trioId },
    query: { partij: 'dev', samen: 'cor', trekkingen: 1000 },
    answer: bijdrageAnswer,
  },
  risico: { parameters, query: { trekkingen: 1000 }, answer: risicoAnswer },
} satisfies Record<string, ApiExample>
