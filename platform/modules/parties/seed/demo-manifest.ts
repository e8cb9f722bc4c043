import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { digestOf } from '../actions/partner-texts.ts'
import type { PartnerDocument, PartnerText } from '../model.ts'
import { insertPartnerText, insertTextSignature, readPartnerTexts } from '../store/partner-texts.ts'
import { insertFollowUp, insertPledge, setPledgeState } from '../store/pledges.ts'
import { readPositions, setMaySign } from '../store/positions.ts'
import type { DemoGround } from './demo-relations.ts'

interface DemoText {
  document: PartnerDocument
  daysAgo: number
  nl: string
  en: string
}

const manifest = {
  nl: `Manifest binnenstedelijke gebiedstransformatie (demonstratie)

Wij bouwen een groot deel van de nieuwe woningen binnen de bestaande stad. Dat lukt alleen samen: overheden, marktpartijen en kennisinstellingen.

Wij zijn open over kosten, opbrengsten en risico’s, lossen knelpunten een keer op en delen wat wij leren.`,
  en: `Manifest of inner-city area transformation (demonstration)

We build a large part of the new homes within the existing city. That succeeds only together: governments, market parties and knowledge institutes.

We are open about costs, revenues and risks, solve a bottleneck once and share what we learn.`,
}

const terms = {
  nl: `Voorwaarden van toetreding (demonstratie)

1. De organisatie onderschrijft de tekst van het programma en levert de bijdrage die zij bij haar toetreding noemt.

2. Vanaf de dag van bekrachtiging mogen haar mensen deelnemen aan de bijeenkomsten van het programma en van de netwerken.

3. Het recht om deel te nemen rust zolang de toetreding is opgeschort en eindigt met de toetreding.`,
  en: `Terms of accession (demonstration)

1. The organisation endorses the text of the programme and delivers the contribution that it names when it accedes.

2. From the day of ratification its people may attend the meetings of the programme and of the networks.

3. The right to attend rests while the accession is suspended and ends with the accession.`,
}

/** The second version of the manifest says more of the first. */
const demoTexts: readonly DemoText[] = [
  { document: 'manifest', daysAgo: 400, ...manifest },
  {
    document: 'manifest',
    daysAgo: 120,
    nl: `${manifest.nl}\n\nElke ondertekenaar zegt iets toe en vertelt elk half jaar hoe het ervoor staat.`,
    en: `${manifest.en}\n\nEvery signatory pledges something and tells every half year how it stands.`,
  },
  { document: 'accession-terms', daysAgo: 400, ...terms },
]

/** Accounts of the demonstration that may sign for their organisation. */
const signers = [
  'stuurgroep',
  'stuurgroep-corporaties',
  'platform',
  'ontwikkelaar',
  'bouwbedrijf',
  'hoofd-grondzaken',
  'provincie',
] as const

/** Who signed the manifest: version, days ago, pledge, days until its term, days since the follow-ups. */
const signed = [
  ['stuurgroep', 1, 390, 'Twee gebieden met een gedeelde businesscase brengen', -20, [200, 60]],
  ['provincie', 2, 110, 'In elk gebied binnen een half jaar over de vergunning beslissen', 600, [30]],
  ['platform', 2, 100, 'Rendementseisen van drie gebieden openbaar maken', 300, []],
  ['ontwikkelaar', 1, 380, 'Bouwkosten van afgeronde plannen delen', 200, [250]],
] as const

/** The manifest and the terms of accession, who may sign, and who did. */
export async function addPartnerTexts(tx: Transaction, ground: DemoGround): Promise<void> {
  const { now, personOf } = ground
  const numbers = new Map<PartnerDocument, number>()
  for (const { document, daysAgo, nl, en } of demoTexts) {
    const number = (numbers.get(document) ?? 0) + 1
    numbers.set(document, number)
    const at = now.subtract({ hours: 24 * daysAgo })
    const words = { document, number, datedOn: dayOf(at), nl, en }
    const publishedById = personOf('programmamanager')
    await insertPartnerText(tx, { ...words, digest: digestOf(words), publishedById, now: at })
  }
  for (const mailbox of signers) {
    const { id } = await positionOf(tx, ground, mailbox)
    await setMaySign(tx, id, { maySign: true, byPersonId: personOf('beheerder') })
  }
  const texts = await readPartnerTexts(tx, 'manifest')
  for (const one of signed)
    await sign(tx, ground, { text: texts.find(({ number }) => number === one[1]), one })
}

async function positionOf(tx: Transaction, { personOf, now }: DemoGround, mailbox: string) {
  const { rows } = await readPositions(tx, { filter: { personId: personOf(mailbox), state: 'active' }, now })
  const [position] = rows
  if (!position) throw new Error(`the demonstration has no position for ${mailbox}`)
  return position
}

async function sign(
  tx: Transaction,
  ground: DemoGround,
  { text, one }: { text: PartnerText | undefined; one: (typeof signed)[number] },
): Promise<void> {
  const { now, personOf } = ground
  const [mailbox, number, daysAgo, pledge, dueInDays, followedUp] = one
  if (!text) throw new Error(`the demonstration has no version ${number} of the manifest`)
  const { organisationId, title: signerTitle } = await positionOf(tx, ground, mailbox)
  const at = now.subtract({ hours: 24 * daysAgo })
  const signedById = personOf(mailbox)
  const signature = { text, organisationId, signerTitle, signedById, signedOn: dayOf(at), now: at }
  const signatureId = await insertTextSignature(tx, signature)
  if (!signatureId) throw new Error(`${mailbox} signed twice`)
  const pledgeId = await insertPledge(tx, {
    ...{
      fromId: organisationId,
      toId: undefined,
      text: `${pledge} (demonstratie)`,
      condition: undefined,
    },
    ...{ dueOn: dayOf(now.add({ hours: 24 * dueInDays })), isPublic: true, pairId: undefined, signatureId },
    ...{ madeById: signedById, madeForId: organisationId, now: at },
  })
  await setPledgeState(tx, pledgeId, { state: 'in-force', reason: undefined, now: at })
  for (const days of followedUp)
    await insertFollowUp(tx, pledgeId, {
      heldOn: dayOf(now.subtract({ hours: 24 * days })),
      note: 'Besproken met de contactpersoon (demonstratie)',
      ...{ followUpDays: 180, madeById: personOf('programmamanager'), now },
    })
}
