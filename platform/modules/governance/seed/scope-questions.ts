import type { Transaction } from '../../../kit/database/connect.ts'
import { dayOf } from '../rules/terms.ts'
import { closeScopeQuestion, insertScopeQuestion, readScopeQuestion } from '../store/scope-questions.ts'

/** Open questions of the demonstration: one that is open, one that is late, one decided and one taken back. */
export async function addScopeQuestions(
  tx: Transaction,
  {
    programmeId,
    decisionId,
    now,
  }: { programmeId: string; decisionId: string | undefined; now: Temporal.Instant },
): Promise<void> {
  const day = (days: number) => dayOf(now.add({ hours: 24 * days }))
  const ask = (
    title: { nl: string; en: string },
    {
      decideBy,
      options,
    }: { decideBy: string; options: readonly (readonly [string, 'inside' | 'outside', string])[] },
  ) =>
    insertScopeQuestion(tx, {
      ...{ programmeId, title, decideBy, madeById: undefined, now },
      why: 'De tekst van het programma laat dit open (demonstratie).',
      options: options.map(([text, side, goesTo]) => ({ text, side, goesTo })),
    })
  await ask(
    { nl: 'Kleine kernen in het programma?', en: 'Small towns in the programme?' },
    {
      decideBy: day(75),
      options: [
        ['Ook kleine kernen', 'inside', 'Programmabureau'],
        ['Alleen stedelijke agglomeraties', 'outside', 'Provincies'],
      ],
    },
  )
  await ask(
    { nl: 'Monumenten in gebieden: eigen regeling?', en: 'Monuments in areas: a scheme of our own?' },
    {
      decideBy: day(-12),
      options: [
        ['Meenemen in de oproep', 'inside', 'Programmabureau'],
        ['Verwijzen naar de bestaande regeling', 'outside', 'Regeling voor monumenten'],
      ],
    },
  )
  const back = await ask(
    { nl: 'Nieuwbouw buiten de stad meenemen?', en: 'Include building outside the city?' },
    {
      decideBy: day(30),
      options: [
        ['Als vergelijking', 'inside', 'Onderzoek'],
        ['Niet', 'outside', 'Provincies'],
      ],
    },
  )
  await closeScopeQuestion(tx, back, { because: 'Valt buiten de opdracht (demonstratie).' }, now)
  if (!decisionId) return
  const settled = await ask(
    {
      nl: 'Aanvullende onderwijsactiviteiten binnen of buiten het programma?',
      en: 'Further teaching inside or outside the programme?',
    },
    {
      decideBy: day(-40),
      options: [
        ['Een leerlijn van het programma zelf', 'inside', 'Programmabureau'],
        ['Instellingen doen het met eigen geld', 'outside', 'TU Delft en partners'],
      ],
    },
  )
  const optionId = (await readScopeQuestion(tx, settled))?.options[1]?.id ?? ''
  await closeScopeQuestion(tx, settled, { decisionId, optionId }, now)
}
