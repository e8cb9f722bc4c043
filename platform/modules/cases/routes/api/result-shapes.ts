import { z } from 'zod'
import { about, named } from '../../../../kit/api/operation.ts'
import { bothLanguages, words } from './case-shapes.ts'

/** The words of the three conventions, with what the engine calls them. */
export const conventionWords = { begin: 'begin', midden: 'mid', einde: 'end' } as const

/** Why an amount that hidden lines move is not told. */
export const untoldWords = {
  untoldFew: 'te-weinig-regels',
  untoldNoVersion: 'geen-versie',
  untoldChanged: 'sindsdien-gewijzigd',
  untoldTells: 'zou-regels-verraden',
} as const

const amount = named(
  'Bedrag',
  z.object({
    eur: about(
      z.number().nullable(),
      'In euro; null als verborgen regels het bewegen en er niets over te vertellen is.',
      'In euro; null where hidden lines move it and nothing may be told of it.',
    ),
    verborgenDeel: about(
      z.object({ eur: z.number(), regels: z.int(), versie: z.int(), dag: z.iso.date() }).optional(),
      'Wat verborgen regels samen optellen, zoals verteld bij een versie van de basis.',
      'What hidden lines add together, as told at a version of the base.',
    ),
    nietVerteld: about(
      z.enum(Object.values(untoldWords) as [string, ...string[]]).optional(),
      'Waarom het bedrag niet wordt verteld.',
      'Why the amount is not told.',
    ),
  }),
)

const time = about(
  z.number().nullable(),
  'Periode, geteld vanaf de waarderingsdatum.',
  'Period, counted from the valuation date.',
)
const cashFlow = about(
  z.array(z.number()).nullable(),
  'Per periode vanaf de waarderingsdatum.',
  'By period from the valuation date.',
)

/** Results of a case. */
export const resultsShape = named(
  'Uitkomsten',
  z.object({
    revisie: z.int(),
    variant: z.string().nullable(),
    conventie: z.enum(['begin', 'midden', 'einde']),
    verborgenRegels: z.int(),
    gebied: z.object({ contanteWaarde: amount, opPrijspeil: amount, reeel: amount, kasstroomEur: cashFlow }),
    grondexploitatie: z
      .object({
        partij: z.string(),
        opPrijspeil: amount,
        reeel: amount,
        eindwaarde: amount,
        ncwRente: amount,
        ncwBbv: amount,
        contanteWaarde: amount,
        voorziening: amount,
        piekfinanciering: amount,
        piekOp: time,
        omslagOp: time,
      })
      .nullable(),
    partijen: z.array(
      z.object({
        id: z.string(),
        naam: words.nullable(),
        contanteWaardeEigen: amount,
        contanteWaardeGemeenschappelijk: amount,
        piekfinanciering: amount,
        piekOp: time,
        omslagOp: time,
        rendement: about(z.number().nullable(), 'Per jaar, van 0 tot 1.', 'A year, from 0 to 1.'),
        kasstroomEur: cashFlow,
      }),
    ),
    renteverschil: amount,
  }),
)

const part = z.object({
  cijfer: about(z.string().nullable(), 'Plaats van het deel.', 'Place of the part.'),
  teken: z.string(),
  term: bothLanguages,
  waarde: z.number().nullable(),
  eenheid: z.string(),
})

/** Why a figure is what it is. */
export const explanationShape = named(
  'Uitleg',
  z.object({
    cijfer: z.string(),
    term: bothLanguages,
    waarde: z.number().nullable(),
    eenheid: z.string(),
    bewerking: z.string(),
    formule: bothLanguages,
    delen: z.array(part),
    toelichting: words.optional(),
    bron: z.object({ tekst: z.string(), adres: z.string().nullable() }).optional(),
  }),
)

const figure = z.object({ id: z.string(), term: bothLanguages, waarde: z.number(), eenheid: z.string() })

/** The rules of a case. */
export const rulesShape = named(
  'Toetsen',
  z.object({
    geldigOp: about(z.iso.date(), 'Dag waarop de regels zijn gelezen.', 'Day on which the rules are read.'),
    verborgenRegels: z.int(),
    toetsen: z.array(
      z.object({
        id: z.string(),
        naam: bothLanguages,
        uitkomst: z.enum(['voldoet', 'voldoet-niet', 'aandacht', 'niet-van-toepassing']),
        marge: figure.optional(),
        cijfers: z.array(figure),
        motivering: bothLanguages,
        bron: bothLanguages,
        kengetallen: z.array(
          z.object({
            naam: z.string(),
            waarde: z.number(),
            eenheid: z.string(),
            geldtVanaf: z.iso.date(),
            bron: z.string(),
            inBronGelezen: z.boolean(),
          }),
        ),
      }),
    ),
  }),
)

const spread = named(
  'Spreiding',
  z.object({
    gemiddelde: z.number(),
    standaardafwijking: z.number(),
    p5: z.number(),
    p10: z.number(),
    p20: z.number(),
    p50: z.number(),
    p80: z.number(),
    p90: z.number(),
    p95: z.number(),
    cvar90: z.number(),
    kansNietNegatief: about(z.number(), 'Van 0 tot 1.', 'From 0 to 1.'),
    standaardfoutGemiddelde: z.number().nullable(),
  }),
)

/** How the results of a case are spread. */
export const riskShape = named(
  'Risico',
  z.object({
    trekkingen: z.int(),
    zaad: z.int(),
    rekenmachine: z.string(),
    kenmerk: about(z.string(), 'Controlegetal over alle cijfers.', 'Digest over all figures.'),
    verborgenRegels: z.int(),
    gebied: spread.nullable(),
    financiering: z
      .object({
        piekGemiddeld: z.number(),
        piekP90: z.number(),
        kansBovenKrediet: z.number().nullable(),
      })
      .nullable(),
    partijen: z.array(z.object({ id: z.string(), kansRendementseis: z.number(), spreiding: spread })),
    dragers: about(
      z
        .array(
          z.object({
            id: z.string(),
            standaardafwijking: z.number(),
            cvar90: z.number(),
            aandeel: z.number(),
          }),
        )
        .nullable(),
      'Wie het risico draagt; alleen als er niets verborgen is.',
      'Who bears the risk; only where nothing is hidden.',
    ),
    oorzaken: about(
      z.array(z.object({ factor: z.string(), laag: z.number(), hoog: z.number() })).nullable(),
      'Wat het resultaat beweegt; alleen als er niets verborgen is.',
      'What moves the result; only where nothing is hidden.',
    ),
    meldingen: z.array(bothLanguages),
  }),
)
