import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  DateField,
  DescriptionList,
  EmptyState,
  ExportLinks,
  FilterPanel,
  Form,
  LinkButton,
  PageChoice,
  Pager,
  Panel,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import { type ScopeQuestion, scopeSides, scopeStates } from '../model.ts'
import { say } from './say.ts'

/** An open question, with whether the day has passed. */
export interface ScopeLine extends ScopeQuestion {
  isLate: boolean
}

function ScopeBadge({ question, language }: { question: ScopeLine; language: Language }) {
  const t = say(language)
  return (
    <StatusBadge tone={question.isLate ? 'warn' : question.state === 'decided' ? 'ok' : 'neutral'}>
      {t(question.isLate ? 'scopeLate' : `scope_${question.state}`)}
    </StatusBadge>
  )
}

/** The way that was chosen: in or outside the programme, and who takes it up. */
const wayOf = ({ options, optionId }: ScopeQuestion, language: Language): string | undefined => {
  const option = options.find(one => one.id === optionId)
  return option && `${option.text} (${say(language)(`side_${option.side}`)}: ${option.goesTo})`
}

function columnsIn(language: Language): Column<ScopeLine>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'question',
      head: t('scopeQuestion'),
      cell: row => (
        <>
          <a href={href(links.scopeQuestion, { id: row.id })}>{row.title[language]}</a>
          <span class="sub">{wayOf(row, language) ?? row.withdrawnBecause}</span>
        </>
      ),
    },
    { key: 'by', head: t('decideBy'), cell: row => date(row.decideBy) },
    {
      key: 'state',
      head: t('state'),
      cell: row => <ScopeBadge question={row} language={language} />,
    },
  ]
}

interface Asked {
  programma: string | undefined
  stand: keyof typeof scopeStates | undefined
}

/** What is still to be decided about what belongs in the programme. */
export function ScopeQuestionsPage({
  data,
  context,
}: PageView<{
  rows: readonly ScopeLine[]
  total: number
  asked: Asked
  choice: ProgrammePages
  page: number
  pageSize: number
  mayKeep: boolean
}>) {
  const { language } = context
  const t = say(language)
  const { asked } = data
  return (
    <div class="wrap section tight">
      <WorkPage
        title={t('scopeTitle')}
        purpose={t('scopeLead')}
        action={
          data.mayKeep && (
            <LinkButton href={href(links.newScopeQuestion, {}, { programma: asked.programma })}>
              {t('newScope')}
            </LinkButton>
          )
        }
      >
        <PageChoice {...data.choice} />
        <div class="v-list-layout">
          <Filters asked={asked} language={language} />
          <div>
            <TableBar title={t('scopeCount', { count: data.total })}>
              <ExportLinks
                language={language}
                links={[{ format: 'csv', href: href(links.scopeQuestionsFile, {}, { ...asked }) }]}
              />
            </TableBar>
            <DataTable
              id="vragen"
              caption={t('scopeTitle')}
              isCaptionHidden
              rows={data.rows}
              rowKey={row => row.id}
              columns={columnsIn(language)}
              empty={<EmptyState title={t('scopeTitle')}>{t('scopeEmpty')}</EmptyState>}
            />
            <Pager
              language={language}
              page={data.page}
              pageSize={data.pageSize}
              total={data.total}
              href={(pagina, per) => href(links.scopeQuestions, {}, { ...asked, pagina, per })}
            />
          </div>
        </div>
      </WorkPage>
    </div>
  )
}

function Filters({ asked, language }: { asked: Asked; language: Language }) {
  const t = say(language)
  return (
    <FilterPanel
      language={language}
      action={href(links.scopeQuestions)}
      chosenCount={asked.stand ? 1 : 0}
      hidden={asked.programma ? { programma: asked.programma } : undefined}
    >
      <SelectField
        language={language}
        name="stand"
        label={t('state')}
        value={asked.stand}
        emptyLabel={t('all')}
        isOptional
        choices={Object.entries(scopeStates).map(([value, state]) => ({
          value,
          label: t(`scope_${state}`),
        }))}
      />
    </FilterPanel>
  )
}

/** One open question with its options; closing it is for the programme. */
export interface ScopeQuestionData {
  question: ScopeLine
  /** The decision that closed it, where everybody may read it. */
  decision: { id: string; reference: string; isOpenToAll: boolean; takenAt: string } | undefined
  decisions: readonly Choice[]
  mayKeep: boolean
  isDone: boolean
}

/** What is to be decided, the ways to answer it, and what came of it. */
export function ScopeQuestionPage({ data, context, form }: PageView<ScopeQuestionData>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { question, decision } = data
  return (
    <WorkPage
      title={question.title[language]}
      purpose={t('scopeNumber', { number: question.number })}
      action={<ScopeBadge question={question} language={language} />}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <p class="measure">{question.why}</p>
      <DescriptionList
        pairs={[
          { label: t('decideBy'), value: date(question.decideBy) },
          ...(decision
            ? [
                { label: t('scopeWay'), value: wayOf(question, language) ?? '–' },
                {
                  label: t('scopeDecision'),
                  value: decision.isOpenToAll ? (
                    <a href={href(links.decision, { id: decision.id })}>{decision.reference}</a>
                  ) : (
                    t('scopeDecidedOn', { day: date(decision.takenAt) })
                  ),
                },
              ]
            : []),
          ...(question.withdrawnBecause
            ? [{ label: t('scopeBecause'), value: question.withdrawnBecause }]
            : []),
        ]}
      />
      <DataTable
        id="opties"
        caption={t('scopeOptions')}
        rows={question.options}
        rowKey={row => row.id}
        columns={[
          { key: 'option', head: t('scopeOption'), cell: row => row.text },
          { key: 'side', head: t('scopeSide'), cell: row => t(`side_${row.side}`) },
          { key: 'to', head: t('scopeGoesTo'), cell: row => row.goesTo },
        ]}
      />
      {data.mayKeep && question.state === 'open' && <Closing data={data} language={language} form={form} />}
    </WorkPage>
  )
}

/** The form that holds what was typed, for the one of these that was sent. */
const formOf = (form: FormState, act: string, values: FormState['values'] = {}): FormState =>
  form.values.act === act ? { ...form, mark: act } : { values, problems: [], mark: act }

function Closing({ data, language, form }: { data: ScopeQuestionData; language: Language; form: FormState }) {
  const t = say(language)
  const decide = { language, form: formOf(form, 'decide') }
  const later = { language, form: formOf(form, 'later', { decideBy: data.question.decideBy }) }
  const back = { language, form: formOf(form, 'withdraw') }
  return (
    <>
      <Panel id="besluit" title={t('closeScope')}>
        {data.decisions.length === 0 ? (
          <p>{t('scopeNoDecision')}</p>
        ) : (
          <Form {...decide} hidden={{ act: 'decide' }}>
            <SelectField {...decide} name="decision" label={t('scopeDecision')} choices={data.decisions} />
            <SelectField
              {...decide}
              name="option"
              label={t('scopeWay')}
              choices={data.question.options.map(one => ({
                value: one.id,
                label: `${one.text} (${t(`side_${one.side}`)})`,
              }))}
            />
            <Actions>
              <Button>{t('closeScopeButton')}</Button>
            </Actions>
          </Form>
        )}
      </Panel>
      <Panel id="wijzigen" title={t('changeScope')}>
        <Form {...later} hidden={{ act: 'later' }}>
          <DateField {...later} name="decideBy" label={t('decideBy')} />
          <Actions>
            <Button kind="secondary">{t('otherDay')}</Button>
          </Actions>
        </Form>
        <Form {...back} hidden={{ act: 'withdraw' }}>
          <TextAreaField {...back} name="because" label={t('scopeBecause')} rows={2} />
          <Actions>
            <Button kind="secondary">{t('withdrawScope')}</Button>
          </Actions>
        </Form>
      </Panel>
    </>
  )
}

/** Options that a form asks for. */
export const optionNumbers = [1, 2, 3, 4] as const

/** A new question with at least two ways to answer it. */
export function NewScopeQuestionPage({ context, form }: PageView<object>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <WorkPage title={t('newScope')} purpose={t('newScopeLead')}>
      <Form language={language} form={form}>
        <TextField {...field} name="title" label={t('scopeTitleNl')} hint={t('scopeTitleHint')} />
        <TextField {...field} name="titleEn" label={t('scopeTitleEn')} />
        <TextAreaField {...field} name="why" label={t('scopeWhy')} rows={4} maxLength={4000} />
        <DateField {...field} name="decideBy" label={t('decideBy')} />
        {optionNumbers.map(number => (
          <fieldset key={number} class="utrecht-form-fieldset v-form-section">
            <legend>{t('scopeOptionNumber', { number })}</legend>
            <TextField {...field} name={`option${number}`} label={t('scopeOption')} isOptional={number > 2} />
            <SelectField
              {...field}
              name={`side${number}`}
              label={t('scopeSide')}
              choices={scopeSides.map(value => ({ value, label: t(`side_${value}`) }))}
              isOptional={number > 2}
            />
            <TextField {...field} name={`goesTo${number}`} label={t('scopeGoesTo')} isOptional={number > 2} />
          </fieldset>
        ))}
        <Actions>
          <Button>{t('addScope')}</Button>
          <a href={href(links.scopeQuestions)}>{t('scopeTitle')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
