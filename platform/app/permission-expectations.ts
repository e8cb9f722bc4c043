import { governanceExpectations } from './governance-expectations.ts'
import type { Expectations } from './permission-table.ts'

const ownedPaths = new Set([
  '/beheer/functies/:id',
  '/beheer/uitnodigingen/:id',
  '/beheer/toezeggingen/:id',
  '/beheer/adviesrelaties/:id',
  '/beheer/organisaties/:id',
  '/beheer/organisaties/:id/toetreding',
])

/** Whether an address names an object that belongs to an organisation. */
export function isOwned(path: string): boolean {
  return (
    ownedPaths.has(path) ||
    /^(\/api\/v1)?\/cases\/:id/.test(path) ||
    /^\/beoordeling\/:id|^\/inzendingen\/:id/.test(path)
  )
}

const acts = { others: 'acts' } as const
const invalid = { others: 'invalid' } as const
const absent = { others: 'absent' } as const
const refused = { others: 'refused' } as const
/** The programme and the administrators keep the list of organisations. */
const programmeActs = { T: 'acts', D: 'acts', A: 'acts' } as const
const programmeSees = { T: 'shown', D: 'shown', A: 'shown' } as const
/** A member of a network works in it, and the programme does. */
const memberSees = { G: 'shown', T: 'shown', D: 'shown', others: 'refused' } as const
const memberFills = { G: 'invalid', T: 'invalid', D: 'invalid', others: 'refused' } as const
/** The owner of the case decides; its other parties and those who read along do not. */
const ownerActs = { G: 'acts', others: 'refused' } as const
const ownerSees = { G: 'shown', others: 'refused' } as const
/** A party changes lines of its own only. */
const ownerFills = { G: 'invalid', others: 'refused' } as const
/** Parties see what is their own; those who read along do not. */
const partiesSee = { G: 'shown', M: 'shown', R: 'shown', others: 'refused' } as const
/** The owner and the parties; those who read along do not. */
const partiesChange = { G: 'invalid', M: 'invalid', R: 'invalid', others: 'refused' } as const

/**
 * What stands behind the door of each route, reviewed against the matrix of the programme. A foreign object is tried
 * with a form filled in as it must be, so that only the right can stop it; an own one mostly with an empty form.
 */
export const expectations: Expectations = {
  ...governanceExpectations,
  // The steering group sees scores once they do not move any more, and publishes nothing itself.
  'GET /selectie/:tranche/scores.csv': { S: 'refused' },
  'POST /selectie/:tranche/uitslag': { S: 'refused', others: 'absent' },
  // The tranche of the trial is a round: there is no sitting to call off.
  'GET /selectie/:tranche/afzeggen': absent,
  'POST /selectie/:tranche/afzeggen': absent,
  // The agreement is for its parties, their advisers and the programme; no reader of the trial belongs to a party.
  'GET /projecten/toegelaten/:slug/overeenkomst': { T: 'shown', D: 'shown', others: 'absent' },
  'POST /projecten/toegelaten/:slug/overeenkomst': { T: 'invalid', D: 'invalid', others: 'absent' },
  // Everybody signed in may ask to take part; what is said there is for who takes part, the parties and the programme.
  'GET /projecten/toegelaten/:slug/bewoners.csv': { T: 'shown', D: 'shown', others: 'absent' },
  'GET /projecten/toegelaten/:slug/adviseurs': { T: 'shown', D: 'shown', others: 'absent' },
  'POST /projecten/toegelaten/:slug/adviseurs': { T: 'invalid', D: 'invalid', others: 'absent' },
  'GET /projecten/toegelaten/:slug/adviseurs.csv': { G: 'absent', M: 'absent' },
  // The plan of the trial has no files.
  'GET /beoordeling/:id/bijlagen/:bijlage own': absent,
  // Without a calculation there is no choice to write a proposal from.
  'GET /selectie/:tranche/voorstel/nieuw': absent,
  'POST /selectie/:tranche/voorstel/nieuw': absent,
  'POST /selectie/:tranche/portefeuille/berekenen': acts,
  // Small things of the reader's own, done without anything filled in.
  'POST /afmelden': acts,
  'POST /meldingen/gelezen': acts,
  'POST /meldingen/voorkeuren': acts,
  'POST /account/vervanging/namens': acts,
  // Somebody's progress is for that person alone; no provider of sign-in is set up here.
  'GET /voortgang/:id': absent,
  'GET /aanmelden/openid': invalid,
  'GET /aanmelden/openid/terug': invalid,
  // Settings are read by those who decide and recorded by the administrator.
  'POST /beheer/instellingen/:naam': { A: 'acts', ...refused },
  'POST /beheer/teksten/:onderdeel/:sleutel': { A: 'acts', ...refused },
  'POST /beheer/accounts/:id': acts,
  'POST /beheer/gegevensverzoeken/:id': acts,
  // Positions: the administrator ends those of others, the programme sees them.
  'GET /beheer/functies/:id foreign': programmeSees,
  'POST /beheer/functies/:id foreign': { A: 'acts', T: 'refused', D: 'refused' },
  // Invitations: the programme manages those of others too.
  'GET /beheer/uitnodigingen/:id foreign': programmeSees,
  'POST /beheer/uitnodigingen/:id foreign': programmeActs,
  'GET /beheer/toezeggingen/:id foreign': { T: 'shown', D: 'shown' },
  'POST /beheer/toezeggingen/:id foreign': { T: 'acts', D: 'acts' },
  // Who advises whom: the administrator sees it, the programme ends it.
  'GET /beheer/adviesrelaties/:id foreign': programmeSees,
  'POST /beheer/adviesrelaties/:id foreign': { T: 'acts', D: 'acts', A: 'refused' },
  'POST /beheer/organisaties/:id/netwerken': acts,
  // The network of the trial has the municipality as a member, and as the host and owner of what is tried.
  ...Object.fromEntries(
    ['agenda/nieuw', 'dossiers/nieuw', 'dossiers/:id/wijzigen'].flatMap(page => [
      [`GET /partners/netwerken/:slug/${page}`, memberSees],
      [`POST /partners/netwerken/:slug/${page}`, memberFills],
    ]),
  ),
  'GET /beheer/organisaties/:id foreign': programmeSees,
  'POST /beheer/organisaties/:id foreign': programmeActs,
  'POST /beheer/organisaties/:id/samenvoegen': acts,
  // Joining is a matter of the programme, not of the administrator.
  'GET /beheer/organisaties/:id/toetreding foreign': programmeSees,
  'POST /beheer/organisaties/:id/toetreding foreign': { T: 'acts', D: 'acts', A: 'refused' },
  // A formula without inputs is a mistake; a case that was copied has no versions.
  'GET /api/v1/cases/:id/versies/:nummer own': absent,
  'GET /cases/:id/versies/:nummer/cijfer own': absent,
  'POST /cases/:id/versies/:nummer/cijfer own': { G: 'absent', M: 'absent', R: 'absent', others: 'refused' },
  // A workbook that is being read is for who sent it alone.
  'GET /cases/nieuw/grex/:id': absent,
  'POST /cases/nieuw/grex/:id': absent,
  'GET /cases/nieuw/grex/:id/kolommen': absent,
  'POST /cases/nieuw/grex/:id/kolommen': absent,
  'GET /cases/nieuw/grex/:id/rekeningen': absent,
  'POST /cases/nieuw/grex/:id/rekeningen': absent,
  'GET /cases/nieuw/grex/:id/controle': absent,
  'POST /cases/nieuw/grex/:id/controle': absent,
  // A joint run is for who began it; without a case chosen there is nothing to run.
  'POST /cases/samen': invalid,
  'GET /cases/samen/:id': absent,
  'POST /cases/samen/:id/stoppen': absent,
  // A case of the municipality, shared, with a market party and a ministry among its parties.
  'POST /cases/:id/wijzigingen own': partiesChange,
  'POST /cases/:id/terugdraaien own': partiesChange,
  'POST /cases/:id/samenvoegen own': partiesChange,
  'GET /cases/:id/samenvoegen own': { G: 'shown', M: 'shown', R: 'shown', others: 'refused' },
  'POST /cases/:id/versies own': partiesChange,
  'POST /cases/:id/regels/:item own': ownerActs,
  'POST /cases/:id/regels/:item/verwijderen own': ownerFills,
  'POST /cases/:id/partijen/:item own': ownerActs,
  'POST /cases/:id/partijen/:item/verwijderen own': ownerFills,
  ...Object.fromEntries(
    [
      'programma',
      'fasen',
      'gebieden',
      'bronnen',
      'boekingen',
      'afspraken',
      'leningen',
      'verantwoordelijkheden',
      'potten',
      'potclaims',
      'effecten',
      'risicofactoren',
      'gebeurtenissen',
      'risicoverdeling',
    ].flatMap(part => [
      [`POST /cases/:id/${part}/:item own`, ownerFills],
      [`POST /cases/:id/${part}/:item/verwijderen own`, ownerFills],
    ]),
  ),
  // A form that is one part of a case, sent with nothing in it, changes nothing.
  ...Object.fromEntries(
    ['kostenverhaal', 'samenhang', 'neergang', 'partijgrenzen'].map(part => [
      `POST /cases/:id/${part} own`,
      ownerActs,
    ]),
  ),
  'POST /cases/:id/kostenverhaal/verwijderen own': ownerFills,
  // Only a party has a calculation and open books of its own; one that it did not make is not there.
  ...Object.fromEntries(
    ['eigen', 'eigen/:item', 'open-boek'].map(path => [`GET /cases/:id/${path} own`, partiesSee]),
  ),
  'POST /cases/:id/eigen own': { others: 'refused' },
  'POST /cases/:id/eigen/:item own': { others: 'refused' },
  'POST /cases/:id/eigen/:item/verwijderen own': { others: 'refused' },
  'POST /cases/:id/eigen-wissen own': { others: 'refused' },
  'POST /cases/:id/open-boek own': partiesChange,
  'GET /cases/:id/open-boek/:item own': absent,
  'POST /cases/:id/open-boek/:item own': { G: 'absent', M: 'absent', R: 'absent', others: 'refused' },
  'POST /cases/:id/open-boek/:item/akkoord own': { G: 'absent', M: 'absent', R: 'absent', others: 'refused' },
  'GET /cases/:id/open-boek/:item/kosten own': absent,
  'POST /cases/:id/openheid/:item own': ownerFills,
  // Parties sign; who reads along does not.
  'POST /cases/:id/verantwoordelijkheden own': partiesChange,
  // A plan is there for who submits it: this one is a draft in a call that is open and sealed.
  ...Object.fromEntries(
    ['', '/stap/:stap', '/partijen', '/indienen', '/intrekken', '/inhoud'].map(part => [
      `GET /inzendingen/:id${part} own`,
      { T: 'absent', D: 'absent' } as const,
    ]),
  ),
  ...Object.fromEntries(
    [
      'GET /inzendingen/:id/bijlagen/:bijlage',
      'GET /inzendingen/:id/inhoud.json',
      'GET /inzendingen/:id/ondertekenen',
    ]
      .concat([
        'POST /inzendingen/:id/bijlagen/:bijlage/weg',
        'GET /inzendingen/:id/toets',
        'POST /inzendingen/:id/toets',
        'GET /inzendingen/:id/toets/kaders',
        'POST /inzendingen/:id/toets/kaders',
      ])
      .concat(['GET /inzendingen/:id/uitzondering', 'POST /inzendingen/:id/uitzondering'])
      .map(line => [`${line} own`, absent]),
  ),
  'POST /inzendingen/:id/stap/:stap own': acts,
  'POST /inzendingen/:id/intrekken own': { others: 'conflict' },
  // Nobody signs along, so there is nothing to sign.
  'POST /inzendingen/:id/ondertekenen own': absent,
  'POST /inzendingen/:id/bijlagen/:veld/nieuw foreign': invalid,
  'POST /inzendingen/:id/bijlagen/:veld/rekenmodel own': invalid,
  'POST /inzendingen/:id/bijlagen/:veld/rekenmodel foreign': invalid,
  // A draft of criteria is made while there is one already.
  'POST /oproepen/criteria/nieuw': { others: 'conflict' },
  // A draft is for those who make the criteria together.
  'GET /oproepen/criteria/:versie': {
    ...{ G: 'shown', M: 'shown', T: 'shown', D: 'shown', S: 'shown', L: 'shown', R: 'shown', U: 'shown' },
    ...{ anonymous: 'absent', others: 'absent' },
  },
  'POST /oproepen/criteria/:versie/bewerken': acts,
  'POST /cases/:id/standaardwaarden own': ownerFills,
  // Who reads a case may stop what it works out.
  'POST /cases/:id/risico/bijdrage/stoppen own': acts,
  'POST /cases/:id/risico/beeld/stoppen own': acts,
  'POST /cases/:id/risico/verdeling/stoppen own': acts,
  'POST /cases/:id/varianten/:item own': ownerFills,
  'POST /cases/:id/varianten/:item/wijziging own': ownerFills,
  'POST /cases/:id/uitgangspunten own': ownerActs,
  'POST /cases/:id/openheid own': ownerActs,
  'GET /cases/:id/koppelen own': ownerSees,
  'POST /cases/:id/koppelen own': ownerFills,
  'GET /cases/:id/koppelen/uitnodigen own': ownerSees,
  'POST /cases/:id/koppelen/uitnodigen own': ownerFills,
  'POST /cases/:id/samenwerking/variant own': ownerFills,
  // A form without a file is refused before anything is looked up, whatever case it names.
  'POST /cases/:id/versies/werkmap own': invalid,
  'POST /cases/:id/versies/werkmap foreign': invalid,
  'GET /cases/:id/versies/werkmap/:item own': { G: 'absent', M: 'absent', R: 'absent', others: 'refused' },
  'POST /cases/:id/versies/werkmap/:item own': { G: 'absent', M: 'absent', R: 'absent', others: 'refused' },
  'GET /cases/:id/vaststellen own': ownerSees,
  'POST /cases/:id/vaststellen own': ownerFills,
}
