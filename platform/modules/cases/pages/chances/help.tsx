import type { HelpOutcome } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { Context, PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { Alert, EmptyState, LinkButton } from '../../../../kit/ui/index.ts'
import type { HelpQuestion } from '../../actions/help-results.ts'
import type { WorkView } from '../../actions/long-work.ts'
import { type HelpQuery, links } from '../../links.ts'
import { CasePage, partyName } from '../case-page.tsx'
import { HelpComparison } from './help-comparison.tsx'
import { HelpForm } from './help-form.tsx'
import { HelpLimits } from './help-limits.tsx'
import { HelpTogether } from './help-together.tsx'
import { HelpWithin } from './help-within.tsx'
import { Basis, markOf, SameFigures, ShareLink } from './same-figures.tsx'
import type { HelpData } from './shapes.ts'
import { UnderWay } from './under-way.tsx'
import { sayChance } from './words.ts'

/** The question of a page as it stands in its address. */
const helpAsked = ({ question, variantId }: { question: HelpQuestion; variantId: string | undefined }) => ({
  ...(question.measure === 'tail'
    ? { maat: 'staart' as const, minstens: String(question.atLeastEur / 1e6) }
    : {}),
  variant: variantId,
  partij: question.party,
  samen: question.together.filter(id => id !== question.party),
  doel: question.money?.purposes && [...question.money.purposes],
  eigen: question.money?.ownBudgetEur === undefined ? undefined : String(question.money.ownBudgetEur / 1e6),
  betaler: question.payer,
  kans: Math.round(question.probability * 100),
  trekkingen: question.trials as HelpQuery['trekkingen'],
  zaad: question.seed,
  doe: 'ja' as const,
})

/** The least help with which a party meets its return with a chosen chance, by every instrument. */
export function HelpPage({ data, context }: PageView<HelpData>) {
  const { language } = context
  const t = sayChance(language)
  const { head, question, result } = data
  const report =
    question && result?.isOver && result.value.ok
      ? href(
          links.asReport,
          { id: head.id },
          { ...helpAsked({ ...data, question }), doe: undefined, kansen: 'ja' },
        )
      : undefined
  return (
    <CasePage
      head={head}
      current="help"
      context={context}
      title={t('helpTitle')}
      purpose={t('helpPurpose')}
      action={
        report && (
          <LinkButton icon="download" href={report}>
            {t('reportWithChances')}
          </LinkButton>
        )
      }
    >
      {question ? (
        <HelpForm data={{ ...data, question }} language={language} />
      ) : (
        <EmptyState title={t('helpNobody')}>{t('helpNobodyText')}</EmptyState>
      )}
      {head.withheld.clauseCount > 0 && <Alert kind="warning">{t('withoutHiddenClauses')}</Alert>}
      {question && !result && <p>{t('helpStart')}</p>}
      {question && result && <Result data={{ ...data, question, result }} context={context} />}
    </CasePage>
  )
}

interface ResultProps {
  data: HelpData & { question: HelpQuestion; result: WorkView<HelpOutcome> }
  context: Context
}

function Result({ data, context: { language } }: ResultProps) {
  const t = sayChance(language)
  const { result, head, caseFile, mark } = data
  const asked = helpAsked(data)
  if (!result.isOver) {
    return (
      <UnderWay
        language={language}
        doneShare={result.doneShare}
        lookHref={href(links.help, { id: head.id }, { ...asked, kenmerk: mark })}
        stopHref={href(links.stopHelp, { id: head.id }, asked)}
      />
    )
  }
  if (!result.value.ok)
    return (
      <Alert kind="error" title={t('helpImpossible')}>
        <ul>
          {result.value.errors.map(error => (
            <li key={error.pointer + error.code}>{error.message[language]}</li>
          ))}
        </ul>
      </Alert>
    )
  const { comparison, joint } = result.value
  const [first] = comparison.answers
  return (
    <>
      {first && <SameFigures asked={mark} resultHash={first.resultHash} language={language} />}
      <Basis caseFile={caseFile} language={language} />
      <HelpComparison comparison={comparison} caseFile={caseFile} language={language} />
      <HelpLimits comparison={comparison} caseFile={caseFile} withheld={head.withheld} language={language} />
      {joint && <HelpTogether answer={joint} caseFile={caseFile} language={language} />}
      {joint && <HelpWithin answer={joint} caseFile={caseFile} language={language} />}
      {first && (
        <>
          <p class="small muted">
            {t('helpRecord', {
              payer: partyName(caseFile, first.payer, language),
              trials: formats(language).number(first.trials),
              seed: String(first.seed),
            })}{' '}
            <code>{markOf(first.resultHash)}</code>
          </p>
          <ShareLink
            href={href(links.help, { id: head.id }, { ...asked, kenmerk: markOf(first.resultHash) })}
            language={language}
          />
        </>
      )}
    </>
  )
}
