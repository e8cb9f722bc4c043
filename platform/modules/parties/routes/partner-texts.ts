import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput, optionalDayInput, sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { publish, signManifest } from '../actions/partner-texts.ts'
import { links } from '../links.ts'
import { type PartnerDocument, partnerDocuments } from '../model.ts'
import {
  PartnerTextPage,
  PublishTextPage,
  type SignatoryLine,
  SignManifestPage,
} from '../pages/partner-texts.tsx'
import { say } from '../pages/say.ts'
import { latenessOn } from '../rules/pledge.ts'
import { seePartners } from '../rules/rights.ts'
import { publishPartnerText, signForOrganisation } from '../rules/signing.ts'
import { readPartnerTexts, readTextSignatures } from '../store/partner-texts.ts'
import { readSigning } from '../store/positions.ts'
import { pledgedWords } from './pledges.ts'

async function signatories({ db, clock }: Services): Promise<SignatoryLine[]> {
  const today = dayOf(clock.now())
  const found = await readTextSignatures(db, 'manifest')
  return found.map(one => ({ ...one, isLate: one.pledge && latenessOn(today, one.pledge) }))
}

/** The organisations for which this person can still sign the newest version of the manifest. */
async function signsFor(services: Services, { actor }: Context, number: number | undefined) {
  if (!actor || number === undefined) return []
  const signing = await readSigning(services.db, actor.personId, readingInstant(services.clock))
  const signed = await readTextSignatures(services.db, 'manifest')
  const signsForIds = signing.map(one => one.organisationId)
  return signing.filter(
    ({ organisationId }) =>
      may(actor, signForOrganisation, { organisationId, signsForIds }) &&
      !signed.some(one => one.number === number && one.organisationId === organisationId),
  )
}

const crumbsTo = (language: Language, label: string) => [
  { label: say(language)('partnersTitle'), href: href(links.partners) },
  { label },
]

async function textData(
  services: Services,
  context: Context,
  asked: { document: PartnerDocument; version: number | undefined; isSigned: boolean },
) {
  const { document, version, isSigned } = asked
  const texts = await readPartnerTexts(services.db, document)
  const text = version === undefined ? texts[0] : texts.find(one => one.number === version)
  if (version !== undefined && !text) throw new NotFound()
  const isManifest = document === 'manifest'
  return {
    document,
    text,
    texts,
    signatories: isManifest ? await signatories(services) : [],
    maySign: isManifest && (await signsFor(services, context, texts[0]?.number)).length > 0,
    mayPublish: may(context.actor, publishPartnerText),
    isSigned,
    isDemo: services.demo,
  }
}

const manifest = route.page({
  address: links.manifest,
  permission: seePartners,
  title: (_, { language }) => say(language)('document_manifest'),
  crumbs: (_, { language }) => crumbsTo(language, say(language)('document_manifest')),
  load: ({ services, context, query }) => {
    const isSigned = query.gelukt !== undefined
    return textData(services, context, { document: 'manifest', version: query.versie, isSigned })
  },
  view: PartnerTextPage,
})

const terms = route.page({
  address: links.accessionTerms,
  permission: seePartners,
  title: (_, { language }) => say(language)('document_accession-terms'),
  crumbs: (_, { language }) => crumbsTo(language, say(language)('document_accession-terms')),
  load: ({ services, context, query }) =>
    textData(services, context, { document: 'accession-terms', version: query.versie, isSigned: false }),
  view: PartnerTextPage,
})

const file = route.download({
  address: links.manifestFile,
  permission: seePartners,
  load: async ({ services, context }) => {
    const t = say(context.language)
    const rows = (await signatories(services)).map(one => ({
      organisatie: one.organisationName,
      soort: one.organisationKind,
      versie: one.number,
      functie: one.signerTitle,
      ondertekend: one.signedOn,
      ongewijzigd: one.isIntact ? 'ja' : 'nee',
      toezegging: one.pledge?.text,
      uiterlijk: one.pledge?.dueOn,
      stand: one.pledge && t(`pledge_${one.pledge.state}`),
      laatsteOpvolging: one.pledge?.followedUpOn,
      teLaat: one.isLate ? t(`late_${one.isLate}`) : '',
    }))
    return csvFile('ondertekenaars.csv', rows)
  },
})

const signing = route.form({
  address: links.signManifest,
  permission: signForOrganisation,
  frame: 'work',
  title: (_, { language }) => say(language)('signManifestTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('document_manifest'), href: href(links.manifest) },
    { label: say(language)('signManifestTitle') },
  ],
  load: async ({ services, context }) => {
    const [text] = await readPartnerTexts(services.db, 'manifest')
    const found = await signsFor(services, context, text?.number)
    const organisations = found.map(one => ({
      value: one.organisationId,
      label: `${one.organisationName} (${one.title})`,
    }))
    return { text, organisations }
  },
  initial: ({ organisations }) => ({
    organisation: organisations.length === 1 ? organisations[0]?.value : undefined,
  }),
  view: SignManifestPage,
  body: z.object({
    number: z.coerce.number().int().min(1),
    organisation: z.uuid(),
    pledge: pledgedWords,
    dueOn: optionalDayInput,
    isAuthorised: z.literal('ja', {
      error: sentence(
        'BEVOEGDHEID_ONTBREEKT',
        'Verklaar dat je namens je organisatie mag tekenen.',
        'Declare that you may sign for your organisation.',
      ),
    }),
  }),
  act: async ({ services, context, body }) => {
    if (!context.actor) throw new NotFound()
    const { number, organisation: organisationId, pledge, dueOn } = body
    const outcome = await signManifest(services, context.actor, {
      ...{ number, organisationId, pledge, dueOn },
    })
    return outcome.ok ? done({ goTo: href(links.manifest, {}, { gelukt: 'ja' }) }) : outcome
  },
})

const wordsShape = z
  .string()
  .transform(text => text.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(
        20,
        sentence(
          'PARTNERTEKST_TE_KORT',
          'Schrijf de hele tekst, in minstens 20 tekens.',
          'Write the whole text, in at least 20 characters.',
        ),
      )
      .max(40_000),
  )

const publishing = route.form({
  address: links.partnerTexts,
  permission: publishPartnerText,
  frame: 'work',
  title: (_, { language }) => say(language)('publishTextTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('publishTextTitle') }],
  load: async ({ services, query }) => ({
    document: query.tekst,
    texts: await readPartnerTexts(services.db, query.tekst),
    isDone: query.gelukt !== undefined,
  }),
  initial: ({ texts }) => ({ nl: texts[0]?.nl, en: texts[0]?.en }),
  view: PublishTextPage,
  body: z.object({ document: z.enum(partnerDocuments), datedOn: dayInput, nl: wordsShape, en: wordsShape }),
  act: async ({ services, context, body }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await publish(services, context.actor, body)
    const query = { gelukt: 'ja', tekst: body.document }
    return outcome.ok ? done({ goTo: href(links.partnerTexts, {}, query) }) : outcome
  },
})

/** The manifest and the terms of accession: to read, to sign and to publish; who signed as a file. */
export const partnerTextRoutes = [manifest, terms, file, signing, publishing]
