import type { PositionLevel, Role } from '../model.ts'

/** The password that all accounts of the demonstration share; the site prints it when it starts. */
export const demoPassword = 'welkom bij de demonstratie'

/** An account of the demonstration: a role, never a person. */
export interface DemoAccount {
  email: string
  /** How the account is shown: a role. */
  name: string
  role: Role
  title: string
  level: PositionLevel
  /** Slug of the organisation. */
  organisation: string
  /** The position ended: nothing opens any more. */
  hasEnded?: boolean
}

const account = (
  role: Role,
  mailbox: string,
  words: { name: string; title: string; level: PositionLevel; organisation: string },
): DemoAccount => ({ role, email: `${mailbox}@example.org`, ...words })

/** The assessors besides the first, so that government, market and knowledge each have four. */
const otherAssessors: readonly (readonly [organisation: string, level: PositionLevel])[] = [
  ['ministerie-economie-demo', 'ambtenaar'],
  ['ministerie-financien-demo', 'ambtenaar'],
  ['ministerie-natuur-demo', 'ambtenaar'],
  ['ministerie-onderwijs-demo', 'ambtenaar'],
  ['demo-financier-b', 'privaat'],
  ['demo-financier-c', 'privaat'],
  ['demo-bouwbedrijf-d', 'privaat'],
  ['demo-universiteit', 'ambtenaar'],
  ['demo-universiteit', 'ambtenaar'],
  ['demo-opleider', 'privaat'],
  ['demo-opleider', 'privaat'],
]

/** One account per role, with a second one where two are needed to show something. */
export const demoAccounts: readonly DemoAccount[] = [
  account('G', 'planeconoom', {
    name: 'Planeconoom, gemeente',
    title: 'Planeconoom',
    level: 'ambtenaar',
    organisation: 'gemeente-a-demo',
  }),
  account('G', 'hoofd-grondzaken', {
    name: 'Hoofd grondzaken, gemeente',
    title: 'Hoofd grondzaken',
    level: 'ambtenaar',
    organisation: 'gemeente-a-demo',
  }),
  account('G', 'projectleider', {
    name: 'Projectleider, andere gemeente',
    title: 'Projectleider',
    level: 'ambtenaar',
    organisation: 'gemeente-b-demo',
  }),
  account('M', 'ontwikkelaar', {
    name: 'Projectontwikkelaar, ontwikkelaar A',
    title: 'Projectontwikkelaar',
    level: 'privaat',
    organisation: 'demo-ontwikkelaar-a',
  }),
  account('M', 'ontwikkelmanager', {
    name: 'Ontwikkelmanager, ontwikkelaar A',
    title: 'Ontwikkelmanager',
    level: 'privaat',
    organisation: 'demo-ontwikkelaar-a',
  }),
  account('M', 'corporatie', {
    name: 'Projectleider, corporatie',
    title: 'Projectleider vastgoed',
    level: 'privaat',
    organisation: 'demo-corporatie-a',
  }),
  // Two that have no seat in a body: nobody stands aside where their plans are decided on.
  account('G', 'provincie', {
    name: 'Gebiedsmanager, provincie',
    title: 'Gebiedsmanager',
    level: 'ambtenaar',
    organisation: 'provincie-a-demo',
  }),
  account('M', 'bouwbedrijf', {
    name: 'Projectontwikkelaar, bouwbedrijf B',
    title: 'Projectontwikkelaar',
    level: 'privaat',
    organisation: 'demo-bouwbedrijf-b',
  }),
  account('B', 'beoordelaar', {
    name: 'Beoordelaar',
    title: 'Lid van de beoordelingscommissie',
    level: 'privaat',
    organisation: 'demo-adviesbureau-b',
  }),
  ...otherAssessors.map(([organisation, level], index) =>
    account('B', `beoordelaar-${index + 2}`, {
      name: `Beoordelaar ${index + 2}`,
      title: 'Lid van de beoordelingscommissie',
      level,
      organisation,
    }),
  ),
  account('T', 'programmamanager', {
    name: 'Programmamanager',
    title: 'Programmamanager',
    level: 'ambtenaar',
    organisation: 'programmabureau-demo',
  }),
  account('T', 'secretaris', {
    name: 'Secretaris van het programma',
    title: 'Secretaris',
    level: 'ambtenaar',
    organisation: 'programmabureau-demo',
  }),
  account('D', 'programmadirecteur', {
    name: 'Programmadirecteur',
    title: 'Programmadirecteur',
    level: 'bestuurder',
    organisation: 'programmabureau-demo',
  }),
  account('S', 'stuurgroep', {
    name: 'Wethouder, lid van de stuurgroep',
    title: 'Wethouder',
    level: 'bestuurder',
    organisation: 'gemeente-a-demo',
  }),
  // The second of two who together open a call when an officer lost a passphrase.
  account('S', 'stuurgroep-corporaties', {
    name: 'Directeur van een corporatie, lid van de stuurgroep',
    title: 'Directeur',
    level: 'bestuurder',
    organisation: 'demo-corporatie-a',
  }),
  account('L', 'platform', {
    name: 'Bestuurder, lid van het bestuurlijk platform',
    title: 'Bestuurder',
    level: 'bestuurder',
    organisation: 'demo-belegger-a',
  }),
  account('R', 'rijk-wonen', {
    name: 'Accountmanager, ministerie voor wonen',
    title: 'Accountmanager',
    level: 'ambtenaar',
    organisation: 'ministerie-wonen-demo',
  }),
  account('R', 'rijk-mobiliteit', {
    name: 'Beleidsmedewerker, ministerie voor mobiliteit',
    title: 'Beleidsmedewerker',
    level: 'ambtenaar',
    organisation: 'ministerie-mobiliteit-demo',
  }),
  account('U', 'onderzoeker', {
    name: 'Onderzoeker gebiedsontwikkeling',
    title: 'Onderzoeker',
    level: 'ambtenaar',
    organisation: 'demo-universiteit',
  }),
  account('E', 'docent', {
    name: 'Docent gebiedsontwikkeling',
    title: 'Docent',
    level: 'privaat',
    organisation: 'demo-opleider',
  }),
  account('A', 'beheerder', {
    name: 'Beheerder',
    title: 'Technisch beheerder',
    level: 'ambtenaar',
    organisation: 'programmabureau-demo',
  }),
  account('A', 'tweede-beheerder', {
    name: 'Tweede beheerder',
    title: 'Technisch beheerder',
    level: 'ambtenaar',
    organisation: 'programmabureau-demo',
  }),
  account('V', 'evaluator', {
    name: 'Onafhankelijk evaluator',
    title: 'Evaluator',
    level: 'privaat',
    organisation: 'demo-evaluatiebureau',
  }),
  account('N', 'coach', {
    name: 'Adviseur en coach',
    title: 'Coach gebiedsontwikkeling',
    level: 'privaat',
    organisation: 'demo-adviesbureau-a',
  }),
  account('C', 'auditor', {
    name: 'Auditor',
    title: 'Auditor',
    level: 'ambtenaar',
    organisation: 'demo-auditdienst',
  }),
  account('K', 'bewoner', {
    name: 'Bewoner',
    title: 'Lid van het bewonersplatform',
    level: 'privaat',
    organisation: 'demo-bewonersplatform',
  }),
  {
    ...account('G', 'oud-planeconoom', {
      name: 'Planeconoom van wie de functie eindigde',
      title: 'Planeconoom',
      level: 'ambtenaar',
      organisation: 'gemeente-a-demo',
    }),
    hasEnded: true,
  },
]
