import { describe, expect, test } from 'vitest'
import { clauseKinds } from '../rules/part-fields/clause-fields.ts'
import { caseOfAllClauses } from '../rules/part-fields/testing-clauses.ts'
import { clauseSentence, eventSentence, loanSentence } from './clause-sentence.ts'

const caseFile = caseOfAllClauses()
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
const said = (language: 'nl' | 'en') =>
  (caseFile.clauses ?? []).map(clause => plain(clauseSentence(clause, caseFile, language)))

describe('what a clause says', () => {
  test('there is one of every kind', () => {
    expect((caseFile.clauses ?? []).map(clause => clause.kind)).toEqual(clauseKinds)
  })

  test('in Dutch', () => {
    expect(said('nl')).toEqual([
      'Ontwikkelaar betaalt Gemeente € 1.500.000,50 op de peildatum.',
      'Ontwikkelaar betaalt Gemeente de residuele grondwaarde van Koopwoningen, met de prijzen van 1 jan 2027, geïndexeerd met grond, minstens € 300.000.',
      'Stijgt bouw meer dan 5%, dan betaalt Ontwikkelaar aan Gemeente het meerdere over € 2.000.000, hoogstens 120%, in 2027 h2; bij een daling andersom.',
      'Ontwikkelaar betaalt Gemeente 50% van het meerdere als het eigen resultaat boven −€ 250.000 komt, hoogstens € 4.000.000, in 2030 h1.',
      'Ontwikkelaar betaalt Gemeente 12,5% van het meerdere terug als het eigen resultaat boven € 0 komt, aan het einde.',
      'Ontwikkelaar betaalt Gemeente 20% van de opbrengst van Verkoop, Koopwoningen, en minstens € 100.000, aan het einde.',
      'Ontwikkelaar betaalt Gemeente € 25.000 in 2026 h2, en € 900.000 in 2028 h1 als huizenprijs dan tussen 1,1 en 1,45 is.',
      'Ontwikkelaar betaalt Gemeente € 750.000 niet in 2027 h1 maar in 2029 h1, met 4,5% rente per jaar.',
      'Ontwikkelaar neemt van Gemeente 22,5 stuks af voor € 55.000 per stuk, of betaalt ze toch: 10 in 2027 h1, 12,5 in 2028 h1.',
      'Bouw begint pas als 70% is verkocht, en wacht hoogstens 1 periode. Er wordt niets betaald.',
      'Ontwikkelaar betaalt Gemeente wat Bouw, btw tekortkomt, hoogstens € 3.000.000 en € 500.000 per jaar, aan het einde.',
      'Ontwikkelaar betaalt Gemeente elk jaar 1,2% van € 3.000.000 voor de garantie van Ontwikkelaar.',
      'Ontwikkelaar betaalt Gemeente het verlies boven € 0, hoogstens € 1.000.000, in 2028 h2.',
      'Ontwikkelaar betaalt Gemeente het verlies boven € 2.000.000, hoogstens € 5.000.000, aan het einde.',
      'Ontwikkelaar leent Gemeente hoogstens € 4.000.000 tegen 3,75% per jaar. Opnemen: zo veel als nodig. Aflossen: € 2.000.000 in 2029 h2, € 2.000.000 in 2030 h1.',
      'Ontwikkelaar betaalt Gemeente wat meer aan Bouw is uitgegeven dan voorgeschoten, in 2030 h1.',
      'Ontwikkelaar betaalt Gemeente 50% van het meerdere terug als het eigen resultaat boven € 1.000.000 komt, aan het einde.',
    ])
  })

  test('in English', () => {
    expect(said('en')).toEqual([
      'Developer pays Municipality € 1,500,000.50 at the valuation date.',
      'Developer pays Municipality the residual land value of Homes for sale, at the prices of 1 Jan 2027, indexed by grond, € 300,000 at least.',
      'When bouw rises more than 5%, Developer pays Municipality the excess over € 2,000,000, 120% at most, in 2027 H2; the other way at a fall.',
      'Developer pays Municipality 50% of the excess when its own result exceeds −€ 250,000, € 4,000,000 at most, in 2030 H1.',
      'Developer pays back to Municipality 12.5% of the excess when its own result exceeds € 0, at the end.',
      'Developer pays Municipality 20% of the revenue of Sales, Homes for sale, and € 100,000 at least, at the end.',
      'Developer pays Municipality € 25,000 in 2026 H2, and € 900,000 in 2028 H1 when house price is then between 1.1 and 1.45.',
      'Developer pays Municipality € 750,000 not in 2027 H1 but in 2029 H1, with 4.5% interest a year.',
      'Developer takes 22.5 units from Municipality at € 55,000 each, or pays for them all the same: 10 in 2027 H1, 12.5 in 2028 H1.',
      'Bouw starts only when 70% is sold, and waits 1 period at most. Nothing is paid.',
      'Developer pays Municipality what Building, VAT falls short, € 3,000,000 at most and € 500,000 a year, at the end.',
      'Developer pays Municipality 1.2% of € 3,000,000 every year for the guarantee of Developer.',
      'Developer pays Municipality the loss above € 0, € 1,000,000 at most, in 2028 H2.',
      'Developer pays Municipality the loss above € 2,000,000, € 5,000,000 at most, at the end.',
      'Developer lends Municipality € 4,000,000 at most at 3.75% a year. Draws: as much as needed. Repayments: € 2,000,000 in 2029 H2, € 2,000,000 in 2030 H1.',
      'Developer pays Municipality what is spent on Building beyond what was advanced, in 2030 H1.',
      'Developer pays back to Municipality 50% of the excess when its own result exceeds € 1,000,000, at the end.',
    ])
  })

  test('a loan of the case says what a clause of that kind says', () => {
    const clause = caseFile.clauses?.find(one => one.kind === 'loan')
    if (clause?.kind !== 'loan') throw new Error('no loan')
    const loan = { id: 'lening', lender: clause.from, borrower: clause.to, ...clause.inputs }
    expect(loanSentence(loan, caseFile, 'nl')).toBe(clauseSentence(clause, caseFile, 'nl'))
  })

  test('an event says chance, impact, moment and who bears it', () => {
    const event = {
      id: 'brand',
      probability: 0.125,
      amountEur: { min: 1000, likely: 2000, max: 9000 },
      t: { from: 1, to: 3 },
      bearer: [
        { party: 'gem', share: 0.25 },
        { party: 'dev', share: 0.75 },
      ],
    }
    expect(plain(eventSentence(event, caseFile, 'nl'))).toBe(
      'Met 12,5% kans € 1.000 tot € 9.000, meestal € 2.000, 2026 h2 tot en met 2027 h2. Draagt: Gemeente 25%, Ontwikkelaar 75%.',
    )
  })
})
