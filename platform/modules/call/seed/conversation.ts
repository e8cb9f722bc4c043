import { organisationBySlug, roleHolders } from '../../parties/index.ts'
import { currentProgramme } from '../../programme/index.ts'
import criteria from '../data/criteria.json' with { type: 'json' }
import type { CriteriaContents } from '../model/index.ts'
import { insertCriteriaSet, readCallByNumber } from '../store/calls.ts'
import { insertProposal, putProposalAnswer, putReaction } from '../store/proposals.ts'
import { insertQuestion, putAnswer } from '../store/questions.ts'
import type { Seed } from './seed.ts'

interface Speaker {
  organisationId: string
  personId: string
}

async function speaker({ tx, now }: Seed, slug: string): Promise<Speaker> {
  const organisation = await organisationBySlug(tx, slug)
  if (!organisation) throw new Error(`the demonstration has no organisation ${slug}`)
  const holders = await roleHolders(tx, { roles: ['G', 'M', 'T'], organisationIds: [organisation.id], now })
  const [holder] = holders
  if (!holder) throw new Error(`nobody speaks for ${slug} in the demonstration`)
  return { organisationId: organisation.id, personId: holder.personId }
}

const days = (count: number) => ({ hours: 24 * count })

/** Questions about the open call, and a next version of the criteria that parties are talking about. */
export async function addConversation(seed: Seed): Promise<void> {
  const town = await speaker(seed, 'gemeente-a-demo')
  const developer = await speaker(seed, 'demo-ontwikkelaar-a')
  const association = await speaker(seed, 'demo-corporatie-a')
  const office = await speaker(seed, 'programmabureau-demo')
  await addQuestions(seed, { town, developer, office })
  await addCriteriaTalk(seed, { town, developer, association, office })
}

async function addQuestions(
  { tx, now }: Seed,
  { town, developer, office }: Readonly<Record<'town' | 'developer' | 'office', Speaker>>,
): Promise<void> {
  const call = await readCallByNumber(tx, 2)
  if (!call) return
  const asked = [
    {
      by: town,
      question: 'Mag een plan dat in de eerste ronde is afgewezen opnieuw worden ingediend?',
      nl: 'Ja. Dien het in als nieuw plan en laat zien wat er is veranderd.',
      en: 'Yes. Submit it as a new plan and show what has changed.',
    },
    {
      by: developer,
      question: 'Wij zitten met twee gemeenten in één gebied. Wie is dan de penvoerder?',
      nl: 'Dat kiezen jullie zelf. Alle partijen ondertekenen.',
      en: 'You choose that yourselves. All parties sign.',
    },
  ]
  for (const [index, { by, question, nl, en }] of asked.entries()) {
    const at = now.subtract(days(20 - index * 4))
    const fresh = {
      callId: call.id,
      question,
      organisationId: by.organisationId,
      askedById: by.personId,
      now: at,
    }
    const id = await insertQuestion(tx, fresh)
    await putAnswer(tx, id, {
      ...{ publicQuestion: question.replace('Wij zitten', 'Een indiener zit'), answer: { nl, en } },
      ...{ answeredById: office.personId, now: at.add(days(2)) },
    })
  }
  await insertQuestion(tx, {
    ...{ callId: call.id, question: 'Telt een intentieovereenkomst zonder raadsbesluit als draagvlak?' },
    ...{ organisationId: town.organisationId, askedById: town.personId, now: now.subtract(days(1)) },
  })
}

async function addCriteriaTalk(
  { tx, now }: Seed,
  speakers: Readonly<Record<'town' | 'developer' | 'association' | 'office', Speaker>>,
): Promise<void> {
  const { town, developer, association, office } = speakers
  const contents = criteria as CriteriaContents
  const criteriaSetId = await insertCriteriaSet(tx, {
    ...{ version: 2, contents, madeById: office.personId },
    programmeId: (await currentProgramme(tx))?.id,
  })
  const first = await insertProposal(tx, {
    ...{ criteriaSetId, criterion: 'woningvraag' },
    text: 'Laat ook het aandeel betaalbare woningen meetellen, niet alleen het aantal (demonstratie).',
    ...{
      organisationId: association.organisationId,
      madeById: association.personId,
      now: now.subtract(days(12)),
    },
  })
  await putReaction(tx, {
    ...{ proposalId: first, stance: 'for', text: 'Eens, mits de grens per regio verschilt (demonstratie).' },
    ...{ organisationId: town.organisationId, madeById: town.personId, now: now.subtract(days(9)) },
  })
  await putReaction(tx, {
    ...{ proposalId: first, stance: 'against', text: 'Dan telt betaalbaarheid twee keer (demonstratie).' },
    ...{ organisationId: developer.organisationId, madeById: developer.personId, now: now.subtract(days(8)) },
  })
  const second = await insertProposal(tx, {
    ...{ criteriaSetId, criterion: undefined },
    text: 'Geef bij elk criterium een voorbeeld van een 3, daar zitten de meeste plannen (demonstratie).',
    ...{
      organisationId: developer.organisationId,
      madeById: developer.personId,
      now: now.subtract(days(11)),
    },
  })
  await putProposalAnswer(tx, second, {
    ...{ state: 'taken-over', answer: 'We nemen per criterium een voorbeeld op (demonstratie).' },
    ...{ answeredById: office.personId, now: now.subtract(days(6)) },
  })
}
