import { href } from '../../../../kit/http/address.ts'
import type { Context, PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage } from '../../../../kit/texts/texts.ts'
import { Alert, FilterPanel, NumberField, SelectField, TextField } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { CasePage } from '../case-page.tsx'
import { causeName } from '../risk-rows.ts'
import { say } from '../say.ts'
import { CausesByParty } from './causes-by-party.tsx'
import { ClausesByTenth } from './clauses-by-tenth.tsx'
import { Downturns } from './downturns.tsx'
import { BalanceInTime, HomesInTime, PhaseEnds } from './in-time.tsx'
import { RiskRegister } from './risk-register.tsx'
import { Basis, markOf, SameFigures, ShareLink } from './same-figures.tsx'
import type { PictureData, PictureProps } from './shapes.ts'
import { UnderWay } from './under-way.tsx'
import { sayChance } from './words.ts'

const trialChoices = ['1000', '5000', '20000'] as const

/** What happens when, who pays for which cause, which events there are, and what the clauses do. */
export function PicturePage({ data, context }: PageView<PictureData>) {
  const { language } = context
  const t = sayChance(language)
  const { head, result, asked } = data
  return (
    <CasePage
      head={head}
      current="picture"
      context={context}
      title={t('pictureTitle')}
      purpose={t('picturePurpose')}
    >
      <Question data={data} context={context} />
      {head.withheld.lineCount > 0 && <Alert kind="warning">{t('pictureOfVisible')}</Alert>}
      {!result.isOver && (
        <UnderWay
          language={language}
          doneShare={result.doneShare}
          lookHref={href(links.picture, { id: head.id }, asked)}
          stopHref={href(links.stopPicture, { id: head.id }, asked)}
        />
      )}
      {result.isOver && !result.value.ok && (
        <Alert kind="error" title={say(language)('riskImpossible')}>
          <ul>
            {result.value.errors.map(error => (
              <li key={error.pointer + error.code}>{error.message[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {result.isOver && result.value.ok && (
        <Picture data={data} profile={result.value.profile} language={language} />
      )}
    </CasePage>
  )
}

function Question({ data, context: { language } }: { data: PictureData; context: Context }) {
  const t = sayChance(language)
  const { asked, caseFile, head, classes } = data
  const { number } = formats(language)
  const form = {
    values: {
      trekkingen: String(asked.trekkingen),
      variant: data.question.variantId ?? '',
      zaad: String(asked.zaad),
      kansen: classes.chances.map(chance => number(chance * 100)).join(' '),
      gevolgen: classes.effectsEur
        .map(eur => String(eur / 1e6).replace('.', language === 'nl' ? ',' : '.'))
        .join(' '),
    },
    problems: [],
  }
  return (
    <FilterPanel
      language={language}
      action={href(links.picture, { id: head.id })}
      chosenCount={data.question.variantId === undefined ? 0 : 1}
    >
      <SelectField
        language={language}
        name="trekkingen"
        label={t('trials')}
        form={form}
        choices={trialChoices.map(value => ({ value, label: number(Number(value)) }))}
      />
      {(caseFile.variants ?? []).length > 0 && (
        <SelectField
          language={language}
          name="variant"
          label={say(language)('variant')}
          form={form}
          isOptional
          emptyLabel={say(language)('base')}
          choices={(caseFile.variants ?? []).map(({ id, reason }) => ({
            value: id,
            label: inLanguage(reason, language),
          }))}
        />
      )}
      <NumberField language={language} name="zaad" label={t('seed')} form={form} />
      {(caseFile.risk?.events ?? []).length > 0 && (
        <>
          <TextField language={language} name="kansen" label={t('classChances')} form={form} isOptional />
          <TextField language={language} name="gevolgen" label={t('classEffects')} form={form} isOptional />
        </>
      )}
    </FilterPanel>
  )
}

function Picture(props: PictureProps) {
  const { data, profile, language } = props
  const t = sayChance(language)
  const { number } = formats(language)
  const { trials, seed, resultHash } = profile
  return (
    <>
      <SameFigures asked={data.asked.kenmerk} resultHash={resultHash} language={language} />
      <Basis caseFile={data.caseFile} language={language} />
      {data.isFundingTold && <BalanceInTime {...props} />}
      <HomesInTime {...props} />
      <PhaseEnds {...props} />
      <Downturns {...props} />
      <CausesByParty {...props} />
      <RiskRegister {...props} />
      <ClausesByTenth {...props} />
      {profile.inert.length > 0 && (
        <p class="small">
          {say(language)('riskInert', {
            factors: profile.inert.map(id => causeName(id, language)).join(', '),
          })}
        </p>
      )}
      <p class="small">
        <a href={href(links.calibration)}>{t('calibrationLink')}</a>
      </p>
      <p class="small muted">
        {t('pictureRecord', {
          trials: number(trials),
          seed: String(seed),
          engine: profile.engine,
        })}{' '}
        <code>{markOf(resultHash)}</code>
      </p>
      <ShareLink
        href={href(links.picture, { id: data.head.id }, { ...data.asked, kenmerk: markOf(resultHash) })}
        language={language}
      />
    </>
  )
}
