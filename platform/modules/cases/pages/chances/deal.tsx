import type { DealOutcome } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Alert, EmptyState, LinkButton } from '../../../../kit/ui/index.ts'
import type { WorkView } from '../../actions/long-work.ts'
import { links, partLinks } from '../../links.ts'
import type { AskedDeal } from '../../rules/deal-assumptions.ts'
import { CasePage, partyName } from '../case-page.tsx'
import { sayValue } from '../fields/words.ts'
import { DealForm } from './deal-form.tsx'
import { DealFound } from './deal-found.tsx'
import { Basis } from './same-figures.tsx'
import type { DealData } from './shapes.ts'
import { UnderWay } from './under-way.tsx'
import { sayChance } from './words.ts'

/** Who should bear which risk, at which price, beside how it is divided now. */
export function DealPage({ data, context }: PageView<DealData>) {
  const { language } = context
  const t = sayChance(language)
  const { head, deal, result } = data
  return (
    <CasePage head={head} current="deal" context={context} title={t('dealTitle')} purpose={t('dealPurpose')}>
      {deal ? (
        <>
          <Limits deal={deal} language={language} />
          <DealForm data={{ ...data, deal }} language={language} />
          {result ? <Result data={{ ...data, deal, result }} language={language} /> : <p>{t('dealStart')}</p>}
        </>
      ) : (
        <EmptyState
          title={t('dealNone')}
          action={
            <LinkButton href={href(partLinks('risicoverdeling').list, { id: head.id })}>
              {t('dealNoneAction')}
            </LinkButton>
          }
        >
          {t('dealNoneText')}
        </EmptyState>
      )}
    </CasePage>
  )
}

/** What is left out for this reader, and why. */
function Limits({ deal, language }: { deal: AskedDeal; language: Language }) {
  const t = sayChance(language)
  const { apart, leftOut, caseFile } = deal
  if (apart.length === 0 && leftOut.length === 0) return null
  return (
    <Alert kind="warning">
      {apart.length > 0 && (
        <p>{t('dealApart', { parties: apart.map(id => partyName(caseFile, id, language)).join(', ') })}</p>
      )}
      {leftOut.length > 0 && (
        <p>{t('dealLeftOut', { risks: leftOut.map(id => sayValue(id, language)).join(', ') })}</p>
      )}
    </Alert>
  )
}

interface ResultProps {
  data: DealData & { deal: AskedDeal; result: WorkView<DealOutcome> }
  language: Language
}

function Result({ data, language }: ResultProps) {
  const t = sayChance(language)
  const { head, asked, result, deal } = data
  if (!result.isOver)
    return (
      <UnderWay
        language={language}
        doneShare={result.doneShare}
        lookHref={href(links.deal, { id: head.id }, asked)}
        stopHref={href(links.stopDeal, { id: head.id }, asked)}
      />
    )
  if (!result.value.ok)
    return (
      <Alert kind="error" title={t('dealImpossible')}>
        <ul>
          {result.value.errors.map(error => (
            <li key={error.pointer + error.code}>{error.message[language]}</li>
          ))}
        </ul>
      </Alert>
    )
  const { answer } = result.value
  return answer.status === 'infeasible' ? (
    <Alert kind="warning" title={t('dealInfeasible')}>
      <p>{t('dealInfeasibleText')}</p>
    </Alert>
  ) : (
    <>
      <Basis caseFile={deal.caseFile} language={language} />
      <DealFound answer={answer} deal={deal} language={language} />
      <p>
        <a href={reportOf(data)}>{t('reportWithChances')}</a>
      </p>
    </>
  )
}

/** The report with what was found here in it: the same trials, seed and assumptions. */
function reportOf({ head, asked }: DealData): string {
  const { doe: _, ...terms } = asked
  return href(links.asReport, { id: head.id }, { ...terms, kansen: 'ja' })
}
