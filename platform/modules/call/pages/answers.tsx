import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  DescriptionList,
  Form,
  Panel,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { Call, CallQuestion } from '../model/index.ts'
import { dayAndTime } from './instants.ts'
import { say } from './say.ts'

/** Questions about a call, answered or not, with who asked: for who answers them. */
export function AnswersPage({
  data,
  context,
  form,
}: PageView<{ call: Call; questions: readonly CallQuestion[]; done: string | undefined }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('answersTitle')} purpose={t('answersLead')}>
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {data.questions.length === 0 && <p>{t('questionsNone')}</p>}
      {data.questions.map((question, index) => (
        <Panel
          key={question.id}
          id={`vraag-${question.id}`}
          title={t('questionOf', { organisation: question.organisationName, number: index + 1 })}
          aside={dayAndTime(question.askedAt, language)}
        >
          <p class="v-answer">{question.question}</p>
          {question.answer ? (
            <DescriptionList
              pairs={[
                { label: t('publicQuestion'), value: question.publicQuestion ?? '' },
                { label: t('answer'), value: question.answer[language] },
              ]}
            />
          ) : (
            <Form language={language} form={form} hidden={{ question: question.id }}>
              <TextAreaField
                {...{ language }}
                id={`publiek-${question.id}`}
                name="publicQuestion"
                label={t('publicQuestion')}
                hint={t('publicQuestionHint')}
                value={question.question}
                rows={3}
              />
              <TextAreaField
                {...{ language }}
                id={`nl-${question.id}`}
                name="answerNl"
                label={t('answerNl')}
                rows={4}
              />
              <TextAreaField
                {...{ language }}
                id={`en-${question.id}`}
                name="answerEn"
                label={t('answerEn')}
                rows={4}
              />
              <Actions>
                <Button kind="secondary">{t('publishAnswer')}</Button>
              </Actions>
            </Form>
          )}
        </Panel>
      ))}
    </WorkPage>
  )
}
