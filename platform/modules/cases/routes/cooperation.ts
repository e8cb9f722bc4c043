import {
  type CooperationTerms,
  compareCooperation,
  cooperationModels,
  cooperationVariant,
  marketParties,
  usualTerms,
} from '@versneller/engine'
import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { readFigure } from '../../../kit/texts/figures.ts'
import { saveChanges } from '../actions/save-changes.ts'
import { links } from '../links.ts'
import { headOf, partyName } from '../pages/case-page.tsx'
import { asPercentages, CooperationPage } from '../pages/cooperation.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { editCase, readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { crumbsOf } from './bench.ts'
import { admitOwner, changingCase } from './changing-case.ts'
import { formOutcome } from './saving.ts'
import { seenCase } from './seen.ts'

type Asked = Partial<Record<'markt' | 'deel' | 'inbreng' | 'grondprijs' | 'verhaal', string | undefined>>

/** A typed percentage as a share; what is none, or lies outside 0 to 100, is the usual one. */
function shareOf(typed: string | undefined, usual: number): number {
  const figure = typed === undefined ? undefined : readFigure(typed)
  return figure === undefined || figure < 0 || figure > 100 ? usual : figure / 100
}

function termsOf(seen: SeenCase, asked: Asked): CooperationTerms {
  const markets = marketParties(seen.caseFile)
  return {
    market: markets.find(id => id === asked.markt) ?? markets[0] ?? '',
    marketShare: shareOf(asked.deel, usualTerms.marketShare),
    claimPriceShare: shareOf(asked.inbreng, usualTerms.claimPriceShare),
    landPriceShare: shareOf(asked.grondprijs, usualTerms.landPriceShare),
    recoveredShare: shareOf(asked.verhaal, usualTerms.recoveredShare),
  }
}

const show = route.page({
  address: links.cooperation,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('coopTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('coopTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const terms = termsOf(seen, query)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      markets: marketParties(seen.caseFile).map(id => ({
        value: id,
        label: partyName(seen.caseFile, id, context.language),
      })),
      terms,
      forms: compareCooperation(seen.caseFile, terms),
      mayKeep: seen.scope.kind === 'all',
      isDone: query.gelukt !== undefined,
    }
  },
  view: CooperationPage,
})

const shareText = z.string().max(20).optional()

const keep = route.action(
  changingCase({
    address: links.keepCooperation,
    right: editCase,
    admit: admitOwner,
    body: z.object({
      revision: z.coerce.number().int().min(1),
      form: z.enum(cooperationModels),
      markt: z.string().max(64),
      deel: shareText,
      inbreng: shareText,
      grondprijs: shareText,
      verhaal: shareText,
    }),
    act: async ({ services, context, body }, { seen }) => {
      if (!context.actor) throw new NotFound()
      const terms = termsOf(seen, body)
      const found = cooperationVariant(seen.caseFile, body.form, terms)
      if ('reason' in found) return refused(problem('SAMENWERKING_NIET_MOGELIJK', 'markt'))
      const { variant } = found
      const outcome = await saveChanges(services, context.actor, {
        caseId: seen.id,
        revision: body.revision,
        changes: [{ path: `/variants/@${variant.id}`, value: variant }],
      })
      const asked = { markt: terms.market, ...asPercentages(terms), gelukt: variant.id }
      return formOutcome(
        outcome,
        () => href(links.cooperation, { id: seen.id }, asked),
        () => 'form',
      )
    },
  }),
)

/** Models of cooperation beside each other, and keeping one as a variant. */
export const cooperationRoutes = [show, keep]
