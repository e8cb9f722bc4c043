import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  Fieldset,
  Form,
  LinkButton,
  NumberField,
  PageChoice,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import {
  breadthDimensions,
  type CriteriaProposal,
  type CriteriaSet,
  criterionTitle,
  levels,
} from '../model/index.ts'
import { CriteriaView } from './criteria-view.tsx'
import { day } from './instants.ts'
import { AnswerForm, ReactForm } from './proposal-forms.tsx'
import { say } from './say.ts'

/** All criteria sets; drafts only for who takes part. */
export interface CriteriaSetsData {
  choice: ProgrammePages
  sets: readonly CriteriaSet[]
  mayDraft: boolean
}

/** The criteria of the programme, the newest first. */
export function CriteriaSetsPage({ data, context }: PageView<CriteriaSetsData>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="wrap section">
      <WorkPage
        title={t('criteriaSetsTitle')}
        purpose={t('criteriaSetsLead')}
        action={
          data.mayDraft && (
            <form method="post" action={href(links.newCriteria, {}, { programma: data.choice.asked })}>
              <Button kind="secondary">{t('draftCriteria')}</Button>
            </form>
          )
        }
      >
        <PageChoice {...data.choice} />
        {data.sets.length === 0 && <p>{t('criteriaSetsNone')}</p>}
        <ul class="plain stack">
          {data.sets.map(set => (
            <li key={set.id}>
              <h2>
                <a href={href(links.criteriaSet, { versie: String(set.version) })}>
                  {t('criteriaVersion', { version: set.version })}
                </a>
              </h2>
              <p class="muted">{stateOfSet(set, language)}</p>
            </li>
          ))}
        </ul>
      </WorkPage>
    </div>
  )
}

function stateOfSet(set: CriteriaSet, language: Language): string {
  const t = say(language)
  return set.frozenAt ? t('setFrozen', { date: day(set.frozenAt, language) }) : t('setDraft')
}

/** One criteria set as everybody may read it. */
export interface CriteriaSetData {
  set: CriteriaSet
  mayTalk: boolean
}

/** One criteria set: its text, and the way to what parties think of it. */
export function CriteriaSetPage({ data, context }: PageView<CriteriaSetData>) {
  const { language } = context
  const t = say(language)
  const { set } = data
  return (
    <div class="wrap section">
      <WorkPage
        title={t('criteriaVersion', { version: set.version })}
        purpose={stateOfSet(set, language)}
        action={
          data.mayTalk && (
            <LinkButton href={href(links.criteriaTalk, { versie: String(set.version) })}>
              {t('toTalk')}
            </LinkButton>
          )
        }
      >
        {set.hash && (
          <p class="small muted">
            {t('hashLabel')} <span class="v-hash">{set.hash}</span>
          </p>
        )}
        <CriteriaView contents={set.contents} language={language} level={2} />
      </WorkPage>
    </div>
  )
}

/** A criteria set with what parties think of it, and what this person may do. */
export interface CriteriaTalkData {
  set: CriteriaSet
  proposals: readonly CriteriaProposal[]
  organisations: readonly Choice[]
  mayManage: boolean
  mayPropose: boolean
  decisions: readonly Choice[]
  done: string | undefined
}

/** What parties would have otherwise in a criteria set, and its adoption. */
export function CriteriaTalkPage({ data, context, form }: PageView<CriteriaTalkData>) {
  const { language } = context
  const t = say(language)
  const { set } = data
  const isDraft = set.state === 'draft'
  const versie = String(set.version)
  return (
    <WorkPage
      title={t('talkTitle', { version: set.version })}
      purpose={stateOfSet(set, language)}
      action={
        <>
          <LinkButton href={href(links.criteriaSet, { versie })}>{t('readCriteria')}</LinkButton>
          {isDraft && data.mayManage && (
            <LinkButton href={href(links.editCriteria, { versie })}>{t('editCriteria')}</LinkButton>
          )}
        </>
      }
    >
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <Proposals data={data} language={language} form={form} />
      {isDraft && data.mayPropose && (
        <Propose data={data} language={language} form={ownForm(data, form, 'propose')} />
      )}
      {isDraft && data.mayManage && (
        <Adopt data={data} language={language} form={ownForm(data, form, 'adopt')} />
      )}
    </WorkPage>
  )
}

/** One of the forms of the page, of the whole or of one proposal: what was sent with another is not in it. */
function ownForm(data: CriteriaTalkData, form: FormState, act: string, proposalId?: string): FormState {
  const mark = proposalId && `${act}-${proposalId}`
  if (form.values.act === act && form.values.proposal === proposalId) return { ...form, mark }
  return { values: { organisation: data.organisations[0]?.value }, problems: [], mark }
}

interface TalkPartProps {
  data: CriteriaTalkData
  language: Language
  form: FormState
}

function Propose({ data, language, form }: TalkPartProps) {
  const t = say(language)
  const shared = { language, form }
  return (
    <Panel id="voorstel" title={t('proposeTitle')}>
      <Form language={language} form={form} hidden={{ act: 'propose' }}>
        <SelectField
          {...shared}
          name="organisation"
          label={t('proposeFor')}
          choices={data.organisations}
          width="full"
        />
        <SelectField
          {...shared}
          name="criterion"
          label={t('aboutWhich')}
          emptyLabel={t('wholeSet')}
          choices={data.set.contents.criteria.map(one => ({ value: one.key, label: one.title[language] }))}
          width="full"
          isOptional
        />
        <TextAreaField {...shared} name="text" label={t('proposal')} maxLength={4000} />
        <Actions>
          <Button>{t('proposeButton')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Adopt({ data, language, form }: TalkPartProps) {
  const t = say(language)
  return (
    <Panel id="vaststellen" title={t('adoptTitle')}>
      <p>{t('adoptText')}</p>
      {data.decisions.length === 0 ? (
        <p>{t('noCriteriaDecision')}</p>
      ) : (
        <Form language={language} form={form} hidden={{ act: 'adopt' }}>
          <SelectField
            {...{ language, form }}
            name="decision"
            label={t('decision')}
            choices={data.decisions}
            width="full"
          />
          <Actions>
            <Button kind="secondary">{t('adoptButton')}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}

const tones = { open: 'info', 'taken-over': 'ok', declined: 'neutral' } as const

function Proposals({ data, language, form }: TalkPartProps) {
  const t = say(language)
  const { set, proposals } = data
  return (
    <section class="stack" aria-labelledby="voorstellen">
      <h2 id="voorstellen">{t('proposalsTitle', { count: proposals.length })}</h2>
      {proposals.length === 0 && <p class="muted">{t('proposalsNone')}</p>}
      {proposals.map(proposal => (
        <article class="v-panel" key={proposal.id} id={`voorstel-${proposal.id}`}>
          <div class="v-panel__body stack-s">
            <p class="row">
              <StatusBadge tone={tones[proposal.state]}>{t(`proposal_${proposal.state}`)}</StatusBadge>
              <b>{proposal.organisationName}</b>
              <span class="muted small">{day(proposal.madeAt, language)}</span>
            </p>
            <p class="muted small">
              {proposal.criterion
                ? criterionTitle(set.contents, proposal.criterion)?.[language]
                : t('wholeSet')}
            </p>
            <p class="v-answer">{proposal.text}</p>
            {proposal.answer && <p class="muted">{t('answerOfTeam', { answer: proposal.answer })}</p>}
            {proposal.reactions.length > 0 && (
              <ul>
                {proposal.reactions.map(reaction => (
                  <li key={reaction.organisationId}>
                    <b>{reaction.organisationName}</b> ({t(`stance_${reaction.stance}`)}): {reaction.text}
                  </li>
                ))}
              </ul>
            )}
            {set.state === 'draft' && data.mayPropose && (
              <ReactForm
                {...{ proposal, language }}
                organisations={data.organisations}
                form={ownForm(data, form, 'react', proposal.id)}
              />
            )}
            {set.state === 'draft' && data.mayManage && proposal.state === 'open' && (
              <AnswerForm {...{ proposal, language }} form={ownForm(data, form, 'answer', proposal.id)} />
            )}
          </div>
        </article>
      ))}
    </section>
  )
}

/** Changes the words and weights of a draft of criteria. */
export function EditCriteriaPage({ data, context, form }: PageView<{ set: CriteriaSet }>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  const both = (name: string, label: string, rows = 2) =>
    (['nl', 'en'] as const).map(tongue => (
      <TextAreaField
        key={`${name}.${tongue}`}
        {...shared}
        name={`${name}.${tongue}`}
        label={`${label} (${t(`tongue_${tongue}`)})`}
        rows={rows}
      />
    ))
  return (
    <WorkPage title={t('editCriteria')} purpose={t('editCriteriaLead')}>
      <Form language={language} form={form}>
        <Fieldset kicker={t('knockOutKicker')} legend={data.set.contents.knockOut.title[language]}>
          {both('knockOut.title', t('criterionTitle'))}
          {both('knockOut.text', t('criterionText'), 4)}
        </Fieldset>
        {data.set.contents.criteria.map((criterion, index) => {
          const name = `criteria.${index}`
          return (
            <Fieldset
              key={criterion.key}
              kicker={t('criterionNumber', { number: index + 1 })}
              legend={criterion.title[language]}
            >
              {both(`${name}.title`, t('criterionTitle'))}
              {both(`${name}.question`, t('criterionQuestion'))}
              <NumberField {...shared} name={`${name}.weight`} label={t('weight')} hasDecimals />
              <details class="utrecht-accordion">
                <summary>{t('anchorsOf', { title: criterion.title[language] })}</summary>
                <div class="stack">
                  {levels.map(level => both(`${name}.anchors.${level}`, t('anchorLevel', { level })))}
                  {both(`${name}.example`, t('criterionExample'))}
                </div>
              </details>
            </Fieldset>
          )
        })}
        <Fieldset legend={t('thresholdTitle')}>
          <NumberField {...shared} name="threshold.scoreMin" label={t('scoreMin')} hasDecimals />
          <NumberField {...shared} name="threshold.criterionMin" label={t('criterionMin')} hasDecimals />
        </Fieldset>
        <Fieldset legend={t('breadthTitle')}>
          <p class="muted">{t('breadthText')}</p>
          {breadthDimensions.map(dimension => (
            <NumberField
              key={dimension}
              {...shared}
              name={`breadth.${dimension}`}
              label={t(`dimension_${dimension}`)}
              hasDecimals
            />
          ))}
        </Fieldset>
        <Actions isSticky>
          <Button>{t('save')}</Button>
          <span class="muted small">{t('editCriteriaNote')}</span>
        </Actions>
      </Form>
    </WorkPage>
  )
}
