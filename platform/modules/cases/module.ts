import { defineModule } from '../../kit/module/module.ts'
import type { Services } from '../../kit/module/services.ts'
import { forgetPortfoliosJob, portfolioJob, runPortfolioJob } from './actions/portfolio-run.ts'
import { tellProgrammeTotalsJob } from './actions/tell-programme-totals.ts'
import chancesEn from './islands/bench/risk/texts.en.json' with { type: 'json' }
import chancesNl from './islands/bench/risk/texts.nl.json' with { type: 'json' }
import { links } from './links.ts'
import { tellChanges } from './notices.ts'
import riskPagesEn from './pages/chances/texts.en.json' with { type: 'json' }
import riskPagesNl from './pages/chances/texts.nl.json' with { type: 'json' }
import fieldsEn from './pages/fields/texts.en.json' with { type: 'json' }
import fieldsNl from './pages/fields/texts.nl.json' with { type: 'json' }
import moneyEn from './pages/money/texts.en.json' with { type: 'json' }
import moneyNl from './pages/money/texts.nl.json' with { type: 'json' }
import opennessEn from './pages/openness/texts.en.json' with { type: 'json' }
import opennessNl from './pages/openness/texts.nl.json' with { type: 'json' }
import privateEn from './pages/private/texts.en.json' with { type: 'json' }
import privateNl from './pages/private/texts.nl.json' with { type: 'json' }
import responsibilitiesEn from './pages/responsibilities/texts.en.json' with { type: 'json' }
import responsibilitiesNl from './pages/responsibilities/texts.nl.json' with { type: 'json' }
import totalsEn from './pages/totals/texts.en.json' with { type: 'json' }
import totalsNl from './pages/totals/texts.nl.json' with { type: 'json' }
import { actsPanel, approvalPanel, projectPanel, workPanel } from './panel.tsx'
import { personalData } from './personal-data.ts'
import reportEn from './report/texts.en.json' with { type: 'json' }
import reportNl from './report/texts.nl.json' with { type: 'json' }
import { adoptRoute } from './routes/adopt.ts'
import { analysisRoutes } from './routes/analysis.ts'
import { caseApiRoutes } from './routes/api/cases.ts'
import { resultApiRoutes } from './routes/api/results.ts'
import { benchRoutes } from './routes/bench.ts'
import { benefitsRoute } from './routes/benefits.ts'
import { calibrationRoute } from './routes/calibration.ts'
import { caseListRoutes } from './routes/cases.ts'
import { cooperationRoutes } from './routes/cooperation.ts'
import { dealRoutes } from './routes/deal.ts'
import { deficitRoutes } from './routes/deficits.ts'
import { fileRoutes } from './routes/files.ts'
import { foreignRoutes } from './routes/foreign.ts'
import { formPartRoutes } from './routes/form-parts.ts'
import { fundingRoutes } from './routes/funding.ts'
import { helpRoutes } from './routes/help.ts'
import { investingRoomRoute } from './routes/investing-room.ts'
import { investmentRoutes } from './routes/investments.ts'
import { invitePartyRoute } from './routes/invite-party.ts'
import { liveRoutes } from './routes/live.ts'
import { makeRoutes } from './routes/make.ts'
import { manageRoutes } from './routes/manage.ts'
import { newestVersionRoute } from './routes/newest-version.ts'
import { openBookRoutes } from './routes/open-books.ts'
import { opennessRoutes } from './routes/openness.ts'
import { partRoutes } from './routes/parts.ts'
import { pictureRoutes } from './routes/picture.ts'
import { portfolioRoutes } from './routes/portfolio.ts'
import { privateRoutes } from './routes/private.ts'
import { publicActsRoutes } from './routes/public-acts.ts'
import { remarkRoutes } from './routes/remarks.ts'
import { reportRoute } from './routes/report.ts'
import { responsibilityRoutes } from './routes/responsibilities.ts'
import { riskRoute } from './routes/risk.ts'
import { riskRecordRoute } from './routes/risk-record.ts'
import { rulesRoute } from './routes/rules.ts'
import { totalsRoutes } from './routes/totals.ts'
import { twinRoutes } from './routes/twin.ts'
import { variantRoutes } from './routes/variants.ts'
import { listCases, seeProgrammeTotals } from './rules/access.ts'
import { caseSearch } from './search.ts'
import { loadCases } from './seed/load-cases.ts'
import { removeOldImports } from './store/imports.ts'
import { removeOldTwins } from './store/twins.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** What came in and was not gone on with. */
async function removeOld({ db }: Services): Promise<void> {
  await removeOldImports(db)
  await removeOldTwins(db)
}

/** Area business cases of several parties: the workbench, plain pages, versions and files. */
export const module = defineModule({
  name: 'cases',
  needs: ['programme', 'accounts', 'parties'],
  routes: [
    ...caseListRoutes,
    ...portfolioRoutes,
    ...totalsRoutes,
    ...deficitRoutes,
    calibrationRoute,
    ...makeRoutes,
    ...foreignRoutes,
    ...benchRoutes,
    ...partRoutes,
    ...responsibilityRoutes,
    ...privateRoutes,
    ...opennessRoutes,
    ...openBookRoutes,
    ...formPartRoutes,
    ...variantRoutes,
    ...remarkRoutes,
    ...liveRoutes,
    ...analysisRoutes,
    newestVersionRoute,
    riskRecordRoute,
    rulesRoute,
    riskRoute,
    ...pictureRoutes,
    ...helpRoutes,
    ...dealRoutes,
    ...cooperationRoutes,
    ...twinRoutes,
    benefitsRoute,
    investingRoomRoute,
    ...investmentRoutes,
    ...fundingRoutes,
    ...publicActsRoutes,
    ...manageRoutes,
    adoptRoute,
    invitePartyRoute,
    ...fileRoutes,
    reportRoute,
    ...caseApiRoutes,
    ...resultApiRoutes,
  ],
  scopes: [
    { name: 'read:cases', label: { nl: 'Businesscases lezen', en: 'Read business cases' } },
    { name: 'read:results', label: { nl: 'Uitkomsten lezen', en: 'Read results' } },
    {
      name: 'write:cases',
      label: { nl: 'Businesscases maken en wijzigen', en: 'Make and change business cases' },
    },
  ],
  jobs: [
    { name: 'cases.tell-changes', schedule: '5 * * * *', run: tellChanges },
    { name: portfolioJob, run: runPortfolioJob },
    forgetPortfoliosJob,
    tellProgrammeTotalsJob,
    { name: 'cases.remove-imports', schedule: '25 3 * * *', run: removeOld },
  ],
  personalData,
  navigation: [
    {
      area: 'work',
      order: 100,
      href: links.list.path,
      label: { nl: 'Businesscases', en: 'Business cases' },
      roles: listCases.audience as readonly string[],
    },
    {
      area: 'work',
      order: 101,
      href: links.totals.path,
      label: { nl: 'Samen in cijfers', en: 'Figures together' },
      roles: seeProgrammeTotals.audience as readonly string[],
    },
    {
      area: 'work',
      order: 102,
      href: links.deficits.path,
      label: { nl: 'Waar tekorten van komen', en: 'Where deficits come from' },
      roles: seeProgrammeTotals.audience as readonly string[],
    },
  ],
  panels: [projectPanel, actsPanel, workPanel, approvalPanel],
  search: [caseSearch],
  seed: loadCases,
  texts: [
    { name: 'cases', nl, en },
    { name: 'cases-kansen', nl: chancesNl, en: chancesEn },
    { name: 'cases-risico', nl: riskPagesNl, en: riskPagesEn },
    { name: 'cases-velden', nl: fieldsNl, en: fieldsEn },
    { name: 'cases-totalen', nl: totalsNl, en: totalsEn },
    { name: 'cases-geld', nl: moneyNl, en: moneyEn },
    { name: 'cases-verantwoordelijkheden', nl: responsibilitiesNl, en: responsibilitiesEn },
    { name: 'cases-openheid', nl: opennessNl, en: opennessEn },
    { name: 'cases-eigen', nl: privateNl, en: privateEn },
    { name: 'cases-rapport', nl: reportNl, en: reportEn },
  ],
})
