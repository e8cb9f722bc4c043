import type { Words } from '../../case/shape.ts'
import type { Clause } from '../../case/types.ts'
import { cashPosition } from '../times.ts'
import { type ClauseDesk, derived, linesBefore, of, written } from './clause-desk.ts'
import { atPeriod, growthInputs, linePointer, namedPartyRate } from './desk.ts'
import { by, constant, type Figure, minus, plus, productOf, type Reference, signed, sumOf } from './figure.ts'

type ResultClause = Extract<
  Clause,
  { kind: 'overage' | 'clawback' | 'subsidy-clawback' | 'guarantee' | 'first-loss' | 'stop-loss' }
>

const texts = {
  cashBefore: { nl: 'kasstroom tot deze afspraak', en: 'cash flow up to this clause' },
  presentBefore: { nl: 'contante waarde tot deze afspraak', en: 'present value up to this clause' },
  npvBefore: { nl: 'netto contante waarde tot deze afspraak', en: 'net present value up to this clause' },
  above: { nl: 'waarde boven de drempel', en: 'value above the threshold' },
  excess: { nl: 'overschot, ten minste nul', en: 'excess, at least zero' },
  loss: { nl: 'verlies', en: 'loss' },
  shortfall: { nl: 'tekort, ten minste nul', en: 'shortfall, at least zero' },
  carried: { nl: 'tekort op het moment van betalen', en: 'shortfall at the moment of payment' },
  growth: { nl: 'groei tot het moment van betalen', en: 'growth to the moment of payment' },
  uncapped: { nl: 'deel van het overschot', en: 'share of the excess' },
  aboveAttachment: { nl: 'verlies boven het eigen deel', en: 'loss above the attachment' },
  layer: { nl: 'verlies in de laag, ten minste nul', en: 'loss in the layer, at least zero' },
} as const satisfies Record<string, Words>

const ZERO = constant('of', 0, 'eur', { nl: 'nul', en: 'zero' })

/** The party whose result decides. */
function subjectOf(clause: ResultClause): string {
  if (clause.kind === 'guarantee') return clause.inputs.of
  return clause.kind === 'first-loss' || clause.kind === 'stop-loss' ? clause.to : clause.from
}

function thresholdOf(clause: ResultClause): string {
  return clause.kind === 'subsidy-clawback' ? 'capEur' : 'thresholdEur'
}

/** What the clause pays in the period of payment. */
export function resultClausePayment(clauseDesk: ClauseDesk<ResultClause>): Figure {
  const { clause, own } = clauseDesk
  const share = (): Reference[] => [
    by(written(clauseDesk, 'share')),
    by(`${own}/excessEur`),
    by(`${own}/growth`),
  ]
  const money = (operation: 'lowest' | 'product', inputs: Reference[]): Figure =>
    derived(clauseDesk, texts.uncapped, 'eur', { operation, inputs })
  if (clause.kind === 'subsidy-clawback') return money('product', share())
  if (clause.kind === 'overage' || clause.kind === 'clawback') {
    return clause.inputs.capEur === undefined
      ? money('product', share())
      : money('lowest', [of(written(clauseDesk, 'capEur')), of(`${own}/uncappedEur`)])
  }
  if (clause.kind !== 'guarantee') {
    return money('lowest', [of(written(clauseDesk, 'limitEur')), of(`${own}/layerEur`)])
  }
  const cap = clause.inputs.capPerYear === undefined ? [] : [of(written(clauseDesk, 'capPerYear'))]
  return money('lowest', [of(written(clauseDesk, 'limitEur')), ...cap, of(`${own}/carriedEur`)])
}

function wholeFigure(clauseDesk: ClauseDesk<ResultClause>, party: number, name: string): Figure | undefined {
  const { clause, own, desk } = clauseDesk
  const eur = (text: Words, operation: 'sum' | 'product' | 'highest', inputs: Reference[]): Figure =>
    derived(clauseDesk, text, 'eur', { operation, inputs })
  switch (name) {
    case 'npvBeforeEur': {
      const periods = [...desk.ledger.areaCashEur.keys()]
      return eur(
        texts.npvBefore,
        'sum',
        periods.map(t => plus(`${own}/presentBeforeEur/${t}`)),
      )
    }
    case 'aboveEur':
      return eur(texts.above, 'sum', [
        plus(`${own}/npvBeforeEur`),
        minus(written(clauseDesk, thresholdOf(clause))),
      ])
    case 'excessEur':
      return eur(texts.excess, 'highest', [ZERO, of(`${own}/aboveEur`)])
    case 'uncappedEur':
      return eur(texts.uncapped, 'product', [
        by(written(clauseDesk, 'share')),
        by(`${own}/excessEur`),
        by(`${own}/growth`),
      ])
    case 'lossEur':
      return eur(texts.loss, 'sum', [minus(`${own}/npvBeforeEur`)])
    case 'shortfallEur':
      return eur(texts.shortfall, 'highest', [ZERO, of(`${own}/lossEur`)])
    case 'carriedEur':
      return eur(texts.carried, 'product', [by(`${own}/shortfallEur`), by(`${own}/growth`)])
    case 'aboveAttachmentEur':
      return eur(texts.aboveAttachment, 'sum', [
        plus(`${own}/carriedEur`),
        minus(written(clauseDesk, 'attachEur')),
      ])
    case 'layerEur':
      return eur(texts.layer, 'highest', [ZERO, of(`${own}/aboveAttachmentEur`)])
    case 'growth': {
      const { times } = desk.ledger
      const t = clause.inputs.t ?? times.periods
      const inputs = growthInputs(namedPartyRate(desk, party), times.valuationYear, cashPosition(times, t))
      return derived(clauseDesk, texts.growth, 'factor', { operation: 'growth', inputs })
    }
    default:
      return undefined
  }
}

/** The steps in between of a clause that looks at the result of a party. */
export function explainResultClause(
  clauseDesk: ClauseDesk<ResultClause>,
  name: string,
  t: number | undefined,
): Figure | undefined {
  const { clause, own, desk } = clauseDesk
  const party = desk.ledger.parties.findIndex(one => one.id === subjectOf(clause))
  if (party < 0) return undefined
  if (t === undefined) return wholeFigure(clauseDesk, party, name)
  if (name === 'cashBeforeEur') {
    const inputs = linesBefore(clauseDesk, party).flatMap(({ line, sign }) =>
      line.cashEur[t] === 0 ? [] : [signed(sign, `${linePointer(line)}/cashEur/${t}`)],
    )
    return derived(clauseDesk, atPeriod(texts.cashBefore, t), 'eur', sumOf(inputs))
  }
  if (name !== 'presentBeforeEur') return undefined
  const discount = `/discount/parties/${subjectOf(clause)}/${t}`
  const how = productOf([by(`${own}/cashBeforeEur/${t}`), by(discount)])
  return derived(clauseDesk, atPeriod(texts.presentBefore, t), 'eur', how)
}
