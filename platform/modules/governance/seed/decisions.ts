import type { DecisionKind, VoteChoice } from '../model.ts'

/** A decision of the demonstration. */
export interface DemoDecision {
  kind: DecisionKind
  title: string
  text: string
  amountEur?: number
  isPublic?: boolean
  /** How the seats vote, by their place in the list; the others vote for. */
  votes?: Readonly<Record<number, VoteChoice>>
  /** Seats, by their place, that stand aside. */
  recused?: readonly number[]
  /** Title of the decision that this one revokes. */
  revokes?: string
  deferredBecause?: string
}

/** What the steering group decided, by meeting, the first one first; all invented. */
export const steeringDecisions: readonly (readonly DemoDecision[])[] = [
  [
    {
      kind: 'procedure',
      title: 'Werkwijze van de stuurgroep',
      text: 'De stuurgroep vergadert maandelijks en neemt besluiten met een quorum van meer dan de helft.',
    },
    {
      kind: 'appointment',
      title: 'Benoeming van de programmadirecteur met mandaat',
      text: 'De programmadirecteur is benoemd en beslist alleen tot 25.000 euro per besluit en 100.000 euro per jaar.',
    },
  ],
  [
    {
      kind: 'criteria',
      title: 'Voordracht van de criteria voor de eerste oproep',
      text: 'De stuurgroep draagt één drempel en zes criteria voor de eerste oproep voor aan het platform.',
    },
    {
      kind: 'appointment',
      title: 'Mandaat van de programmasecretaris',
      text: 'De programmasecretaris mag werkafspraken en kleine uitgaven tot 2.500 euro vaststellen.',
    },
  ],
  [
    {
      kind: 'activity-plan',
      title: 'Activiteitenplan eerste kwartaal',
      text: 'Het plan met drie themabijeenkomsten en één landelijk congres is vastgesteld.',
    },
    {
      kind: 'budget',
      title: 'Voordracht van de begroting voor het eerste jaar',
      text: 'De stuurgroep draagt de eerste begrotingsversie met drie lijnen voor aan het platform.',
    },
  ],
  [
    {
      kind: 'agreement',
      title: 'Afspraak met de koepels over deelname',
      text: 'Koepels praten mee in het platform en de stuurgroep, zonder stem.',
    },
    {
      kind: 'expenditure',
      title: 'Opdracht voor de website van het programma',
      text: 'De opdracht voor bouw en beheer van de website is verleend.',
      amountEur: 48_000,
      votes: { 2: 'abstain' },
    },
  ],
  [
    {
      kind: 'scope',
      title: 'Aanvullende onderwijsactiviteiten blijven buiten het programma',
      text: 'Losse gastlessen vallen niet onder het programma; leerlijnen van opleiders wel.',
      votes: { 3: 'against' },
    },
    {
      kind: 'activity-plan',
      title: 'Activiteitenplan tweede kwartaal',
      text: 'Het plan met twee themabijeenkomsten en een ronde langs de regio is vastgesteld.',
    },
  ],
  [
    {
      kind: 'procedure',
      title: 'Belangen melden bij elk agendapunt',
      text: 'Wie bij een punt een eigen belang heeft, meldt dat vooraf en doet niet mee aan de stemming.',
    },
    {
      kind: 'expenditure',
      title: 'Bijdrage aan een vaste expertpool',
      text: 'Een vaste vergoeding voor de expertpool van 150.000 euro per jaar.',
      amountEur: 150_000,
      votes: { 0: 'against', 2: 'against', 3: 'against', 4: 'abstain' },
    },
  ],
  [
    {
      kind: 'agreement',
      title: 'Afspraak met het Rijk over één loket',
      text: 'Verzoeken aan ministeries lopen via één accounthouder per project.',
    },
    {
      kind: 'expenditure',
      title: 'Opdracht voor de nulmeting bij zeven proeven',
      text: 'De nulmeting bij zeven proeven wordt uitgevoerd door een onafhankelijk bureau.',
      amountEur: 62_500,
    },
  ],
  [
    {
      kind: 'activity-plan',
      title: 'Activiteitenplan derde kwartaal',
      text: 'Het plan met de academie en een ronde langs zes regio’s is vastgesteld.',
    },
    {
      kind: 'agreement',
      title: 'Afspraak over het delen van businesscases',
      text: 'Deelnemers delen hun businesscase met het programma; bedragen van private partijen blijven vertrouwelijk.',
      votes: { 2: 'against' },
    },
  ],
  [
    {
      kind: 'admission',
      title: 'Voordracht van de eerste tranche',
      text: 'De stuurgroep draagt de toelating van 28 projecten in de eerste tranche voor aan het platform.',
      recused: [1],
    },
    {
      kind: 'procedure',
      title: 'Embargo van 24 uur op uitslagen',
      text: 'Inzenders horen de uitslag 24 uur voor anderen.',
    },
  ],
  [
    {
      kind: 'expenditure',
      title: 'Extra ruimte voor begeleiding van projecten',
      text: 'Er komt 80.000 euro extra voor begeleiding van projecten in de eerste tranche.',
      amountEur: 80_000,
    },
    {
      kind: 'agreement',
      title: 'Afspraak over de kennisplicht',
      text: 'Elk project deelt twee keer per jaar wat het leerde.',
    },
  ],
  [
    {
      kind: 'activity-plan',
      title: 'Activiteitenplan vierde kwartaal',
      text: 'Het plan met het landelijk congres en vier themabijeenkomsten is vastgesteld.',
    },
    {
      kind: 'procedure',
      title: 'Terugkoppeling binnen veertien dagen',
      text: 'Leden koppelen besluiten binnen veertien dagen na vaststelling van de notulen terug.',
    },
  ],
  [
    {
      kind: 'procedure',
      title: 'Embargo vervalt',
      text: 'Het embargo op uitslagen vervalt: iedereen hoort de uitslag op hetzelfde moment.',
      revokes: 'Embargo van 24 uur op uitslagen',
    },
    {
      kind: 'expenditure',
      title: 'Opdracht voor de tussentijdse meting',
      text: 'De tussentijdse meting van de vier doelen wordt voorbereid.',
      amountEur: 39_000,
    },
  ],
  [
    {
      kind: 'agreement',
      title: 'Afspraak over de tweede oproep',
      text: 'De tweede oproep opent volgens de vastgestelde criteria en sluit na tien weken.',
    },
    {
      kind: 'expenditure',
      title: 'Bijdrage aan een extra regioronde',
      text: 'Een extra ronde langs drie regio’s voor 30.000 euro.',
      amountEur: 30_000,
      deferredBecause: 'Geen quorum: drie leden waren al vertrokken.',
    },
  ],
  [
    {
      kind: 'activity-plan',
      title: 'Activiteitenplan eerste kwartaal van het tweede jaar',
      text: 'Het plan met vijf themabijeenkomsten en twee leergangen is vastgesteld.',
    },
    {
      kind: 'other',
      title: 'Vertrouwelijk advies over een lopend project',
      text: 'De stuurgroep adviseert de partijen van één project om te bemiddelen.',
      isPublic: false,
    },
  ],
]

/** What the platform decided, each resting on a proposal of the steering group. */
export const platformDecisions: readonly (DemoDecision & { restsOn: string })[] = [
  {
    kind: 'criteria',
    title: 'Criteria voor de eerste en tweede oproep',
    text: 'Eén drempel en zes criteria met hun gewichten zijn vastgesteld voor de oproepen van het programma.',
    restsOn: 'Voordracht van de criteria voor de eerste oproep',
  },
  {
    kind: 'budget',
    title: 'Begroting eerste jaar',
    text: 'De begroting van het eerste jaar met drie lijnen is vastgesteld.',
    restsOn: 'Voordracht van de begroting voor het eerste jaar',
    votes: { 1: 'abstain' },
  },
]

/** The written vote of the platform. */
export const writtenDecision: DemoDecision & { restsOn: string } = {
  kind: 'admission',
  title: 'Toelating van de eerste tranche',
  text: 'In de eerste tranche worden 28 projecten toegelaten; vier staan op de reservelijst.',
  restsOn: 'Voordracht van de eerste tranche',
  recused: [1],
}

/** What the director and the secretary decided alone. */
export const aloneDecisions: readonly (DemoDecision & { by: 'director' | 'secretary'; daysAgo: number })[] = [
  {
    by: 'director',
    daysAgo: 300,
    kind: 'expenditure',
    title: 'Zaalhuur en verzorging van de eerste themabijeenkomst',
    text: 'Zaal, verzorging en verslag voor de eerste themabijeenkomst.',
    amountEur: 6_400,
  },
  {
    by: 'director',
    daysAgo: 240,
    kind: 'expenditure',
    title: 'Ontwerp van de dossiers voor zes regio’s',
    text: 'Een bureau maakt de eerste opzet van zes regionale dossiers.',
    amountEur: 18_500,
  },
  {
    by: 'director',
    daysAgo: 190,
    kind: 'expenditure',
    title: 'Bemiddeling bij één project',
    text: 'Een bemiddelaar begeleidt drie gesprekken tussen partijen.',
    amountEur: 9_800,
    isPublic: false,
  },
  {
    by: 'director',
    daysAgo: 120,
    kind: 'procedure',
    title: 'Spreekuur voor deelnemers',
    text: 'Het programmateam houdt elke week een spreekuur voor deelnemers.',
  },
  {
    by: 'director',
    daysAgo: 60,
    kind: 'expenditure',
    title: 'Doorrekening van een stationsgebied',
    text: 'Een second opinion op de businesscase van een stationsgebied.',
    amountEur: 24_000,
  },
  {
    by: 'director',
    daysAgo: 45,
    kind: 'other',
    title: 'Vertegenwoordiging op een vakcongres',
    text: 'Het programma presenteert zijn aanpak op een vakcongres.',
  },
  {
    by: 'secretary',
    daysAgo: 30,
    kind: 'procedure',
    title: 'Vaste indeling van stukken',
    text: 'Stukken voor de stuurgroep krijgen een vaste indeling met besluit, motivering en gevolgen.',
  },
]

/** What lies before the extra session of today. */
export const todaysDecisions: readonly DemoDecision[] = [
  {
    kind: 'agreement',
    title: 'Afspraak over de ontsluiting van het stationsgebied',
    text: 'Rijk en gemeente dragen ieder de helft van de voorbereidingskosten van de ontsluiting.',
    recused: [1],
    votes: { 0: 'for', 4: 'for' },
  },
  {
    kind: 'expenditure',
    title: 'Versnelling van de bodemonderzoeken',
    text: 'Er komt 45.000 euro voor bodemonderzoek bij drie projecten die daarop wachten.',
    amountEur: 45_000,
  },
]
