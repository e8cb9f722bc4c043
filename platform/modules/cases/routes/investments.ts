import { deficitByCause, investments, investmentTables } from '@versneller/engine'
import { csvFile } from '../../../kit/http/csv-file.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { links } from '../links.ts'
import { headOf, nameOr, partyName } from '../pages/case-page.tsx'
import { idAsWords } from '../pages/fields/words.ts'
import { InvestmentsPage } from '../pages/money/investments.tsx'
import { sayMoney } from '../pages/money/words.ts'
import { readCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { seenUnder } from './seen.ts'

const wholeCents = (eur: number): number => Math.round(eur * 100) / 100

async function asked(services: Services, context: Context, id: string, variant: string | undefined) {
  const { seen, caseFile, variantId } = await seenUnder(services.db, context.actor, id, variant)
  return { seen, caseFile, variantId, invested: investments(caseFile) }
}

const page = route.page({
  address: links.investments,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayMoney(language)('investmentsTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayMoney(context.language)('investmentsTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { seen, caseFile, variantId, invested } = await asked(
      services,
      context,
      parameters.id,
      query.variant,
    )
    const table = investmentTables.findLast(({ kinds }) => kinds === invested.kinds)
    return {
      head: headOf(seen),
      caseFile,
      variants: seen.caseFile.variants ?? [],
      variantId,
      invested,
      causes: deficitByCause(invested),
      kindsFrom: table?.validFrom ?? caseFile.valuationDate,
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: InvestmentsPage,
})

const file = route.download({
  address: links.investmentsFile,
  permission: readCase,
  load: async ({ services, context, parameters, query }) => {
    const { caseFile, invested } = await asked(services, context, parameters.id, query.variant)
    const kinds = new Map(invested.kinds.map(({ code, name }) => [code, name.nl]))
    const names = new Map((caseFile.lines ?? []).map(line => [line.id, line.name]))
    const rows = invested.rows.map(row => ({
      kenmerk: row.id,
      naam: nameOr(names.get(row.id), idAsWords(row.id), 'nl'),
      soort: kinds.get(row.kind) ?? row.kind,
      betaler: partyName(caseFile, row.payer, 'nl'),
      fase: row.phase ?? '',
      prijspeilEuro: wholeCents(row.atPriceLevelEur),
      contantEuro: wholeCents(row.presentEur),
      bovenplansDeel: row.supraPlanShare,
      bovenplansContantEuro: wholeCents(row.presentEur * row.supraPlanShare),
    }))
    return csvFile(`${caseFile.id}-investeringen.csv`, rows)
  },
})

/** What an area costs beside its buildings, as a page and as a file. */
export const investmentRoutes = [page, file]
