import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Actions, Alert, Button, ErrorSummary, Form, Icon, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { deadline } from './instants.ts'
import { PlanFrame, type PlanFrameData } from './plan-frame.tsx'
import { say } from './say.ts'

/** A mistake that stands in the way, with the step where it is mended. */
export interface ToMend {
  page: string
  pageTitle: string
  text: string
  /** Name of the box. */
  name: string
}

/** Everything that is looked at when a plan is submitted. */
export interface SubmitData extends PlanFrameData {
  toMend: readonly ToMend[]
  unsigned: readonly string[]
  maySubmit: boolean
  isCompletion: boolean
  /** Why it cannot be submitted now, whatever is filled in. */
  closed: 'late' | 'not-open' | undefined
}

/** The last step: what still has to be mended, all at once, and submitting. */
export function SubmitPage({ data, context, form }: PageView<SubmitData>) {
  const { language } = context
  const t = say(language)
  const { plan, call, toMend } = data
  const { pages } = data.form.definition
  const isReady = toMend.length === 0 && data.unsigned.length === 0
  return (
    <PlanFrame
      data={data}
      language={language}
      current="controle"
      help={
        <Panel id="hulp" title={t('afterSubmitTitle')}>
          <p>{call.isSealed ? t('afterSubmitSealed') : t('afterSubmitOpen')}</p>
        </Panel>
      }
    >
      <header class="stack-s">
        <p class="v-step-count">{t('stepOf', { step: pages.length + 2, total: pages.length + 2 })}</p>
        <h1>{data.isCompletion ? t('checkCompletion') : t('stepCheck')}</h1>
        <p class="lead">{t('checkLead')}</p>
      </header>
      <ErrorSummary language={language} problems={form.problems.filter(problem => !problem.field)} />
      {data.closed && (
        <Alert kind="error">
          <p>{data.closed === 'late' ? t('closedLate') : t('closedNotOpen')}</p>
        </Alert>
      )}
      <CheckList data={data} language={language} />
      {isReady && data.maySubmit && !data.closed && (
        <Form language={language}>
          <p>
            {call.closesAt && !data.isCompletion
              ? t('submitText', { instant: deadline(call.closesAt, language) })
              : t('submitTextOpen')}
          </p>
          <Actions>
            <Button>{data.isCompletion ? t('completeButton') : t('submitButton')}</Button>
            <a href={href(links.contents, { id: plan.id })}>{t('readWhole')}</a>
          </Actions>
        </Form>
      )}
      {isReady && !data.maySubmit && <p>{t('leadSubmits')}</p>}
    </PlanFrame>
  )
}

function CheckList({ data, language }: { data: SubmitData; language: Language }) {
  const t = say(language)
  const { id } = data.plan
  return (
    <section class="stack" aria-labelledby="controlelijst">
      <h2 id="controlelijst">{t('checkListTitle', { count: data.toMend.length + data.unsigned.length })}</h2>
      <ul class="plain stack">
        {data.form.definition.pages.map(page => {
          const wrong = data.toMend.filter(one => one.page === page.key)
          return (
            <li key={page.key} class="v-check-line">
              <Icon name={wrong.length === 0 ? 'check' : 'alert'} />
              <div>
                <a href={href(links.step, { id, stap: page.key })}>{page.title[language]}</a>
                {wrong.length === 0 ? (
                  <span class="sub">{t('stepComplete')}</span>
                ) : (
                  <ul>
                    {wrong.map(one => (
                      <li key={one.name + one.text}>{one.text}</li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          )
        })}
        <li class="v-check-line">
          <Icon name={data.unsigned.length === 0 ? 'check' : 'alert'} />
          <div>
            <a href={href(links.together, { id })}>{t('stepTogether')}</a>
            {data.unsigned.length === 0 ? (
              <span class="sub">{t('allSigned')}</span>
            ) : (
              <ul>
                {data.unsigned.map(name => (
                  <li key={name}>{t('signatureMissing', { name })}</li>
                ))}
              </ul>
            )}
          </div>
        </li>
      </ul>
    </section>
  )
}
