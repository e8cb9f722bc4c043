import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  ExportLinks,
  Form,
  LinkButton,
  PageTitle,
  SelectField,
  TableBar,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Lateness, PartnerDocument, PartnerSignature, PartnerText } from '../model.ts'
import { LatenessBadge, PledgeStateBadge } from './pledges.tsx'
import { say } from './say.ts'

/** A text as its language has it, one paragraph for each that is parted by an empty line. */
function Words({ text, language }: { text: Pick<PartnerText, 'nl' | 'en'>; language: Language }) {
  const paragraphs = text[language].split(/\n\s*\n/)
  return (
    <div class="stack-s measure">
      {paragraphs.map((paragraph, index) => (
        <p key={index} class="v-answer">
          {paragraph}
        </p>
      ))}
    </div>
  )
}

/** A version with its day, its words and the number that its signatures are under. */
export function TextOfPartners({ text, language }: { text: PartnerText; language: Language }) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <section class="stack-s">
      <h2>{t('versionOf', { number: text.number, day: date(text.datedOn) })}</h2>
      <Words text={text} language={language} />
      <p>
        {t('textDigest')}: <code class="v-hash">{text.digest}</code>
      </p>
    </section>
  )
}

const pageOf = { manifest: links.manifest, 'accession-terms': links.accessionTerms } as const

function Versions({
  texts,
  shown,
  language,
}: {
  texts: readonly PartnerText[]
  shown: number
  language: Language
}) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <section class="stack-s">
      <h2>{t('versionsTitle')}</h2>
      <ul>
        {texts.map(({ document, number, datedOn }) => (
          <li key={number}>
            <a
              href={href(pageOf[document], {}, { versie: number })}
              aria-current={number === shown ? 'true' : undefined}
            >
              {t('versionOf', { number, day: date(datedOn) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A signature with what is late of its pledge. */
export type SignatoryLine = PartnerSignature & { isLate: Lateness | undefined }

/** A version of a text as everybody reads it. */
export interface PartnerTextData {
  document: PartnerDocument
  text: PartnerText | undefined
  texts: readonly PartnerText[]
  signatories: readonly SignatoryLine[]
  maySign: boolean
  mayPublish: boolean
  isSigned: boolean
  isDemo: boolean
}

function SignedPledge({ line, language }: { line: SignatoryLine; language: Language }) {
  const t = say(language)
  const { date } = formats(language)
  const { pledge, isLate } = line
  if (!pledge) return <>{t('ownPledgeNone')}</>
  return (
    <>
      <PledgeStateBadge state={pledge.state} language={language} />
      {isLate && <LatenessBadge lateness={isLate} language={language} />}
      <span class="sub">
        {pledge.followedUpOn ? t('followedUpOn', { day: date(pledge.followedUpOn) }) : t('followedUpNever')}
      </span>
    </>
  )
}

function signatoryColumns(language: Language): Column<SignatoryLine>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'organisation',
      head: t('signatory'),
      cell: row => (
        <>
          {row.organisationName}
          <span class="sub">{t(`kind_${row.organisationKind}`)}</span>
        </>
      ),
    },
    {
      key: 'signed',
      head: t('signature'),
      cell: row => (
        <>
          {t('signedBy', { title: row.signerTitle, day: date(row.signedOn) })}
          <span class="sub">
            {t('versionNumber', { number: row.number })}
            {!row.isIntact && `, ${t('notIntact')}`}
          </span>
        </>
      ),
    },
    {
      key: 'pledge',
      head: t('ownPledge'),
      cell: row => (
        <>
          {row.pledge?.text ?? '–'}
          {row.pledge?.dueOn && <span class="sub">{t('ownPledgeDue', { day: date(row.pledge.dueOn) })}</span>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('ownPledgeState'),
      cell: row => <SignedPledge line={row} language={language} />,
    },
  ]
}

function Signatories({ rows, language }: { rows: readonly SignatoryLine[]; language: Language }) {
  const t = say(language)
  const late = rows.filter(row => row.isLate).length
  return (
    <section class="stack-s">
      <TableBar title={t('signatoriesCount', { count: rows.length, late })}>
        <ExportLinks language={language} links={[{ format: 'csv', href: href(links.manifestFile) }]} />
      </TableBar>
      <DataTable
        id="ondertekenaars"
        caption={t('signatoriesTitle')}
        isCaptionHidden
        columns={signatoryColumns(language)}
        rows={rows}
        rowKey={row => `${row.number} ${row.organisationId}`}
        empty={
          <EmptyState title={t('signatoriesEmptyTitle')} level={3}>
            {t('signatoriesEmpty')}
          </EmptyState>
        }
      />
    </section>
  )
}

/** A version of a text that partners sign, the other versions, and for the manifest who signed. */
export function PartnerTextPage({ data, context }: PageView<PartnerTextData>) {
  const { language } = context
  const t = say(language)
  const { text, texts, document } = data
  return (
    <div class="wrap section stack">
      <PageTitle title={t(`document_${document}`)} purpose={t(`documentLead_${document}`)} />
      {data.isSigned && (
        <Alert kind="ok" isLive>
          <p>{t('manifestSigned')}</p>
        </Alert>
      )}
      {data.isDemo && (
        <Alert>
          <p>{t('partnerTextDemo')}</p>
        </Alert>
      )}
      {(data.maySign || data.mayPublish) && (
        <p class="row">
          {data.maySign && <LinkButton href={href(links.signManifest)}>{t('signManifestTitle')}</LinkButton>}
          {data.mayPublish && (
            <a href={href(links.partnerTexts, {}, { tekst: document })}>{t('publishTextTitle')}</a>
          )}
        </p>
      )}
      {text && text.number !== texts[0]?.number && (
        <Alert kind="warning">
          <p>{t('olderVersion')}</p>
        </Alert>
      )}
      {text ? (
        <TextOfPartners text={text} language={language} />
      ) : (
        <EmptyState title={t('noVersionTitle')} level={2}>
          {t('noVersion')}
        </EmptyState>
      )}
      {document === 'manifest' && <Signatories rows={data.signatories} language={language} />}
      {texts.length > 0 && <Versions texts={texts} shown={text?.number ?? 0} language={language} />}
    </div>
  )
}

/** What the form to sign the manifest offers. */
export interface SignManifestData {
  text: PartnerText | undefined
  organisations: readonly Choice[]
}

/** Signs the manifest for an organisation. */
export function SignManifestPage({ data, context, form }: PageView<SignManifestData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { text, organisations } = data
  if (!text || organisations.length === 0)
    return (
      <WorkPage title={t('signManifestTitle')} purpose={t('documentLead_manifest')}>
        <EmptyState title={t('nothingToSignTitle')} level={2}>
          {t('nothingToSign')}
        </EmptyState>
        <p>
          <a href={href(links.manifest)}>{t('document_manifest')}</a>
        </p>
      </WorkPage>
    )
  return (
    <WorkPage title={t('signManifestTitle')} purpose={t('signManifestLead')}>
      <TextOfPartners text={text} language={language} />
      <Form language={language} form={form} hidden={{ number: String(text.number) }}>
        <SelectField {...field} name="organisation" label={t('signFor')} choices={organisations} />
        <TextAreaField {...field} name="pledge" label={t('ownPledge')} hint={t('ownPledgeHint')} rows={3} />
        <DateField {...field} name="dueOn" label={t('pledgeDue')} isOptional />
        <CheckField {...field} name="isAuthorised" label={t('isAuthorised')} />
        <Actions>
          <Button>{t('signButton')}</Button>
          <a href={href(links.manifest)}>{t('document_manifest')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** The versions of a text, with the form for the next one. */
export interface PublishTextData {
  document: PartnerDocument
  texts: readonly PartnerText[]
  isDone: boolean
}

/** Publishes the next version of a text that partners sign. */
export function PublishTextPage({ data, context, form }: PageView<PublishTextData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { document, texts } = data
  const other = document === 'manifest' ? 'accession-terms' : 'manifest'
  return (
    <WorkPage title={t('publishTextTitle')} purpose={t('publishTextLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('textPublished')}</p>
        </Alert>
      )}
      <h2>{t(`document_${document}`)}</h2>
      <p>
        <a href={href(links.partnerTexts, {}, { tekst: other })}>{t(`document_${other}`)}</a>
      </p>
      <Form language={language} form={form} hidden={{ document }}>
        <DateField {...field} name="datedOn" label={t('textDay')} />
        <TextAreaField {...field} name="nl" label={t('textDutch')} hint={t('textHint')} rows={12} />
        <TextAreaField {...field} name="en" label={t('textEnglish')} rows={12} />
        <Actions>
          <Button>{t('publishTextButton')}</Button>
        </Actions>
      </Form>
      {texts.length > 0 && <Versions texts={texts} shown={0} language={language} />}
    </WorkPage>
  )
}
