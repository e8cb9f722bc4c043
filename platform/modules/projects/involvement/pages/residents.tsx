import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  Form,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
  WorkPage,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { projectTexts } from '../../texts.ts'
import { reactionKinds } from '../model.ts'
import { InviteResident, ResidentTable, ShareForm } from './residents-lead.tsx'
import { ActButton, type Part, type ReactionLine, type ResidentsView } from './residents-part.tsx'

function Ask({ data, language, form }: Part) {
  const t = projectTexts(language)
  const { own } = data
  return (
    <Panel id="meedoen" title={t('takePartTitle')}>
      <div class="stack-s">
        <p>{t('takePartText')}</p>
        {own?.state === 'asked' && <p>{t('takePartAsked')}</p>}
        {own?.state === 'refused' && <p>{t('takePartRefused', { reason: own.reason })}</p>}
        {data.mayAsk && !data.isWithdrawn && (
          <Form language={language} form={form} hidden={{ act: 'ask' }}>
            <TextAreaField
              language={language}
              form={form}
              name="motive"
              label={t('motive')}
              hint={t('motiveHint')}
              rows={3}
            />
            <Actions>
              <Button>{t('takePartButton')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Panel>
  )
}

function Terms({ data, language, form }: Part) {
  const t = projectTexts(language)
  const { terms, own } = data
  if (!terms || !own) return null
  return (
    <Panel id="voorwaarden" title={t('residentTermsTitle')}>
      <div class="stack-s">
        <ol class="stack-s measure">
          {terms.articles.map(article => (
            <li key={article}>{article}</li>
          ))}
        </ol>
        {own.validTo && <p>{t('takesPartUntil', { day: formats(language).date(own.validTo) })}</p>}
        <Form language={language} form={form} hidden={{ act: 'accept', digest: terms.digest }}>
          <CheckField language={language} form={form} name="isAgreed" label={t('residentTermsAgree')} />
          <CheckField
            language={language}
            form={form}
            name="showsName"
            label={t('showsName')}
            hint={t('showsNameHint')}
            isOptional
          />
          <Actions>
            <Button kind={data.isInside ? 'secondary' : 'primary'}>{t('residentTermsButton')}</Button>
          </Actions>
        </Form>
        <ActButton act="leave" label={t('leaveProject')} />
      </div>
    </Panel>
  )
}

function Shares({ data, language, form }: Part) {
  const t = projectTexts(language)
  const { date } = formats(language)
  return (
    <Panel id="gedeeld" title={t('sharesTitle')}>
      <div class="stack-s">
        {data.shares.length === 0 && <p>{t('sharesNone')}</p>}
        {data.shares.map(piece => (
          <article class="stack-s" key={piece.id}>
            <h3>{piece.title}</h3>
            <p class="small">
              {piece.organisationName}, {date(piece.sharedAt.toString())}
            </p>
            {piece.text
              .split('\n')
              .filter(Boolean)
              .map(line => (
                <p class="measure" key={line}>
                  {line}
                </p>
              ))}
            {piece.url && (
              <p>
                <a href={piece.url} rel="noreferrer">
                  {piece.url}
                </a>
              </p>
            )}
            {piece.mayTakeBack && <ActButton act="takeShareBack" id={piece.id} label={t('takeShareBack')} />}
          </article>
        ))}
        {data.mayAnswer && <ShareForm language={language} form={form} />}
      </div>
    </Panel>
  )
}

function reactionColumns(language: Language): Column<ReactionLine>[] {
  const t = projectTexts(language)
  const { date } = formats(language)
  return [
    {
      key: 'said',
      head: t('saidHead'),
      cell: row => (
        <>
          {row.text === '' ? <em>{t('takenBack')}</em> : row.text}
          <span class="sub">
            {t(`reaction_${row.kind}`)}, {row.name ?? t('aResident')}, {date(row.madeAt.toString())}
          </span>
          {row.isOwn && row.text !== '' && <ActButton act="takeBack" id={row.id} label={t('takeBack')} />}
        </>
      ),
    },
    {
      key: 'answer',
      head: t('answerHead'),
      cell: row =>
        row.answer ? (
          <>
            {row.answer.text}
            <span class="sub">
              {row.answer.organisationName}, {date(row.answer.at.toString())}
            </span>
          </>
        ) : row.kind === 'question' && row.text !== '' ? (
          <StatusBadge tone="warn">{t('unanswered')}</StatusBadge>
        ) : (
          '–'
        ),
    },
  ]
}

function Reactions({ data, language, form }: Part) {
  const t = projectTexts(language)
  const field = { language, form }
  const open = data.reactions.filter(one => one.text !== '' && !one.answer)
  return (
    <>
      <DataTable
        id="reacties"
        caption={t('reactionsTitle')}
        columns={reactionColumns(language)}
        rows={data.reactions}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('reactionsNoneTitle')} level={3}>
            {t('reactionsNone')}
          </EmptyState>
        }
      />
      {data.isInside && (
        <ExportLinks
          language={language}
          links={[{ format: 'CSV', href: href(links.residentsFile, { slug: data.project.slug }) }]}
        />
      )}
      {data.mayReact && (
        <Panel id="reageren" title={t('reactTitle')}>
          <Form language={language} form={form} hidden={{ act: 'react' }}>
            <SelectField
              {...field}
              name="kind"
              label={t('reactionKind')}
              choices={reactionKinds.map(kind => ({ value: kind, label: t(`reaction_${kind}`) }))}
            />
            <TextAreaField {...field} name="said" label={t('saidHead')} hint={t('saidHint')} rows={4} />
            <Actions>
              <Button>{t('reactButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
      {data.mayAnswer && open.length > 0 && (
        <Panel id="beantwoorden" title={t('answerTitle')}>
          <Form language={language} form={form} hidden={{ act: 'answer' }}>
            <SelectField
              {...field}
              name="reaction"
              label={t('answerWhich')}
              choices={open.map(one => ({ value: one.id, label: one.text.slice(0, 90) }))}
            />
            <TextAreaField {...field} name="answer" label={t('answerHead')} rows={4} />
            <Actions>
              <Button>{t('answerButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </>
  )
}

/** Residents of a project: what is shared with them, what they say and ask, and who takes part. */
export function ResidentsPage({ data, context, form }: PageView<ResidentsView>) {
  const { language } = context
  const t = projectTexts(language)
  const part = { data, language, form }
  return (
    <WorkPage
      title={t('residentsTitle')}
      purpose={`${data.project.name}, ${data.project.municipality}. ${t('residentsCount', { count: data.count })}`}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('kept')}</p>
        </Alert>
      )}
      {data.isInside ? <Shares {...part} /> : data.own?.state !== 'admitted' && <Ask {...part} />}
      {(data.isInside || data.reactions.length > 0) && <Reactions {...part} />}
      <Terms {...part} />
      {data.maySeePeople && <ResidentTable {...part} />}
      {data.mayAdmit && !data.isWithdrawn && <InviteResident {...part} />}
      <p>
        <a href={href(links.admittedProject, { slug: data.project.slug })}>{t('toProject')}</a>
      </p>
    </WorkPage>
  )
}
