import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { tellPassed } from './notices.ts'
import { personalData } from './personal-data.ts'
import { accessionRoute } from './routes/accession.ts'
import { adviceRoutes } from './routes/advice.ts'
import { answerInvitationRoute } from './routes/answer-invitation.ts'
import { delegationRoutes } from './routes/delegation.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { networkWorkRoutes } from './routes/network-work.ts'
import { networkRoutes } from './routes/networks.ts'
import { networksOfRoute } from './routes/networks-of.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { partnerTextRoutes } from './routes/partner-texts.ts'
import { partnerRoutes } from './routes/partners.ts'
import { pledgeRoutes } from './routes/pledges.ts'
import { positionRoutes } from './routes/positions.ts'
import { workRoute } from './routes/work.ts'
import { seeAdvice } from './rules/advice.ts'
import { seePledges } from './rules/pledge.ts'
import { seePositions } from './rules/rights.ts'
import { publishPartnerText } from './rules/signing.ts'
import { partySearch } from './search.ts'
import { loadDemonstration } from './seed/load-demonstration.ts'
import { forgetInvitations } from './store/invitations.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const administrators = seePositions.audience as readonly string[]

/** Organisations, positions, delegation, networks and accession. */
export const module = defineModule({
  name: 'parties',
  needs: ['accounts', 'programme'],
  routes: [
    workRoute,
    ...partnerRoutes,
    ...partnerTextRoutes,
    ...positionRoutes,
    ...organisationRoutes,
    accessionRoute,
    ...invitationRoutes,
    answerInvitationRoute,
    networksOfRoute,
    ...networkRoutes,
    ...networkWorkRoutes,
    ...pledgeRoutes,
    ...adviceRoutes,
    ...delegationRoutes,
  ],
  jobs: [
    { name: 'parties.tell-passed', schedule: '20 * * * *', run: tellPassed },
    {
      name: 'parties.forget-invitations',
      schedule: '27 3 * * *',
      run: services => forgetInvitations(services.db),
    },
  ],
  personalData,
  navigation: [
    { area: 'public', order: 55, href: links.partners.path, label: { nl: 'Partners', en: 'Partners' } },
    { area: 'work', order: 10, href: links.work.path, label: { nl: 'Mijn werk', en: 'My work' } },
    {
      area: 'work',
      order: 920,
      href: links.positions.path,
      label: { nl: 'Functies', en: 'Positions' },
      purpose: {
        nl: 'Wie welke rol heeft, namens welke organisatie en tot wanneer.',
        en: 'Who has which role, for which organisation and until when.',
      },
      roles: administrators,
    },
    {
      area: 'work',
      order: 925,
      href: links.invitations.path,
      label: { nl: 'Uitnodigingen', en: 'Invitations' },
      purpose: {
        nl: 'Wie is uitgenodigd om voor een organisatie mee te doen, en wie nog niet heeft geantwoord.',
        en: 'Who was invited to take part for an organisation, and who has not answered yet.',
      },
      roles: administrators,
    },
    {
      area: 'work',
      order: 930,
      href: links.organisations.path,
      label: { nl: 'Organisaties', en: 'Organisations' },
      purpose: {
        nl: 'Wie meedoet, bij welk concern een partij hoort, en toetreding.',
        en: 'Who takes part, to which concern a party belongs, and accession.',
      },
      roles: administrators,
    },
    {
      area: 'work',
      order: 935,
      href: links.pledges.path,
      label: { nl: 'Toezeggingen', en: 'Pledges' },
      purpose: {
        nl: 'Wat partijen elkaar en het programma toezeggen, met voorwaarde en termijn.',
        en: 'What parties pledge to each other and the programme, with condition and term.',
      },
      roles: seePledges.audience as readonly string[],
    },
    {
      area: 'work',
      order: 936,
      href: links.adviceRelations.path,
      label: { nl: 'Adviesrelaties', en: 'Advice relations' },
      purpose: {
        nl: 'Welk bureau welke organisatie adviseert, want dat telt als belang.',
        en: 'Which firm advises which organisation, since that counts as an interest.',
      },
      roles: seeAdvice.audience as readonly string[],
    },
    {
      area: 'work',
      order: 937,
      href: links.partnerTexts.path,
      label: { nl: 'Teksten van partners', en: 'Texts of partners' },
      purpose: {
        nl: 'Het manifest en de voorwaarden van toetreding, per versie.',
        en: 'The manifest and the terms of accession, by version.',
      },
      roles: publishPartnerText.audience as readonly string[],
    },
  ],
  search: partySearch,
  seed: loadDemonstration,
  texts: [{ name: 'parties', nl, en }],
})
