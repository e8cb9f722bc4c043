import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DataTable, PageTitle } from '../../../kit/ui/index.ts'
import { processings } from '../model.ts'
import { type SiteTextKey, siteTexts } from '../texts.ts'

/** Day on which the accessibility statement was last written, with what was known then. */
const statementDay = '2026-11-24'

function Bullets({ keys, language }: { keys: readonly SiteTextKey[]; language: Language }) {
  const t = siteTexts(language)
  return (
    <ul>
      {keys.map(key => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  )
}

/** Who runs this site, where the operator said so. */
export interface WordsData {
  operator: { name: string; email: string; address: string | undefined } | undefined
}

function OperatorContact({ operator, language }: WordsData & { language: Language }) {
  const t = siteTexts(language)
  if (!operator) return null
  const { name, email, address } = operator
  return (
    <>
      <h2>{t('operatorTitle')}</h2>
      <p class="measure">
        {address ? `${name}, ${address}` : name}
        <br />
        <a href={`mailto:${email}`}>{email}</a>
      </p>
    </>
  )
}

/** The accessibility statement after the Dutch model, honest about what was not examined. */
export function AccessibilityPage({ data, context: { language } }: PageView<WordsData>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack">
      <PageTitle title={t('accessibility')} purpose={t('accessibilityPurpose')} />
      <h2>{t('statementTitle')}</h2>
      <p class="measure">{t('statementText')}</p>
      <p class="measure">{t('statementDate', { date: formats(language).date(statementDay) })}</p>
      <h2>{t('testedTitle')}</h2>
      <Bullets keys={['tested1', 'tested2', 'tested3']} language={language} />
      <h2>{t('knownTitle')}</h2>
      <Bullets keys={['known1', 'known2', 'known3']} language={language} />
      <h2>{t('feedbackTitle')}</h2>
      <p class="measure">{t('feedbackText')}</p>
      <OperatorContact operator={data.operator} language={language} />
    </div>
  )
}

/** The register of processing as it is. */
export function PrivacyPage({ data, context: { language } }: PageView<WordsData>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack">
      <PageTitle title={t('privacy')} purpose={t('privacyPurpose')} />
      <p class="measure">{t('privacyIntro')}</p>
      <h2>{t('registerTitle')}</h2>
      <DataTable
        id="register"
        caption={t('registerTitle')}
        isCaptionHidden
        rows={processings}
        rowKey={processing => processing}
        columns={[
          { key: 'name', head: t('processing'), cell: processing => t(`${processing}Name`) },
          { key: 'purpose', head: t('purposeOf'), cell: processing => t(`${processing}Purpose`) },
          { key: 'data', head: t('dataOf'), cell: processing => t(`${processing}Data`) },
          { key: 'kept', head: t('keptFor'), cell: processing => t(`${processing}Kept`) },
        ]}
      />
      <p>
        <a href="/privacy/verwerkingen">{t('registerInFull')}</a>
      </p>
      <h2>{t('areasPrivacyTitle')}</h2>
      <p class="measure">{t('areasPrivacyText')}</p>
      <h2>{t('rightsTitle')}</h2>
      <p class="measure">{t('rightsText')}</p>
      <OperatorContact operator={data.operator} language={language} />
    </div>
  )
}

/** What to do with a weak spot that somebody found. */
export function SecurityPage({ data, context: { language } }: PageView<WordsData>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack">
      <PageTitle title={t('security')} purpose={t('securityPurpose')} />
      <Bullets keys={['security1', 'security2', 'security3', 'security4']} language={language} />
      <p class="measure">{t('securitySoftware')}</p>
      <OperatorContact operator={data.operator} language={language} />
    </div>
  )
}
