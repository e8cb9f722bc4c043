import { amount, choice, list, members, record, share, text, yearRate } from '../fields.ts'
import type { ValuesOf } from '../shapes.ts'

const tier = members({
  kind: choice(['capital', 'preferred', 'catch-up', 'split'], 'soort trap', 'kind of tier'),
  rate: yearRate('voorkeursrendement per jaar, bij preferred', 'preferred return a year, for preferred', {
    optional: true,
  }),
  share: share(
    'deel van de winst dat to heeft na de trap, bij catch-up',
    'share of profit that to has after the tier, for catch-up',
    { optional: true },
  ),
  to: text('partner die inhaalt, bij catch-up', 'partner that catches up, for catch-up', { optional: true }),
  shares: record(
    amount('share', { min: 0, max: 1 }),
    'verdeling over de partners, bij split',
    'division over the partners, for split',
    { optional: true },
  ),
  untilIrr: yearRate(
    'rendement tot waar de verdeling geldt, bij split',
    'rate of return up to which the division holds, for split',
    { optional: true },
  ),
})

/** The inputs of a waterfall. */
export const waterfallInputs = {
  contributionsEur: record(
    { kind: 'list', of: amount('EUR', { min: 0 }), maxItems: 241 },
    'inbreng per partner vanaf jaar 0',
    'contributions by partner from year 0',
  ),
  distributableEur: list(
    amount('EUR', { min: 0 }),
    'uit te keren bedrag vanaf jaar 0',
    'amount to distribute from year 0',
    { minItems: 1, maxItems: 241 },
  ),
  tiers: list(tier, 'trappen, in volgorde', 'tiers, in order', { minItems: 1, maxItems: 20 }),
} as const

/** The checked inputs of a waterfall. */
export type WaterfallInputs = ValuesOf<typeof waterfallInputs>
