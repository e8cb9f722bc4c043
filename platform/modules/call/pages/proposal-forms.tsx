import type { FormState } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  type Choice,
  Form,
  RadioField,
  SelectField,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import { type CriteriaProposal, stances } from '../model/index.ts'
import { say } from './say.ts'

interface ProposalFormProps {
  proposal: CriteriaProposal
  language: Language
  form: FormState
}

/** What another organisation thinks of a proposal. */
export function ReactForm({
  proposal,
  language,
  organisations,
  form,
}: ProposalFormProps & { organisations: readonly Choice[] }) {
  const t = say(language)
  return (
    <details class="utrecht-accordion" open={form.problems.length > 0}>
      <summary>{t('reactTitle')}</summary>
      <Form language={language} form={form} hidden={{ act: 'react', proposal: proposal.id }}>
        <SelectField
          {...{ language, form }}
          name="organisation"
          label={t('proposeFor')}
          choices={organisations}
          width="full"
        />
        <RadioField
          {...{ language, form }}
          name="stance"
          label={t('stance')}
          choices={Object.values(stances).map(value => ({ value, label: t(`stance_${value}`) }))}
        />
        <TextAreaField {...{ language, form }} name="text" label={t('reaction')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="secondary">{t('reactButton')}</Button>
        </Actions>
      </Form>
    </details>
  )
}

/** What the team does with a proposal, and why. */
export function AnswerForm({ proposal, language, form }: ProposalFormProps) {
  const t = say(language)
  return (
    <details class="utrecht-accordion" open={form.problems.length > 0}>
      <summary>{t('answerTitle')}</summary>
      <Form language={language} form={form} hidden={{ act: 'answer', proposal: proposal.id }}>
        <RadioField
          {...{ language, form }}
          name="state"
          label={t('outcomeOfProposal')}
          choices={[
            { value: 'taken-over', label: t('proposal_taken-over') },
            { value: 'declined', label: t('proposal_declined') },
          ]}
        />
        <TextAreaField {...{ language, form }} name="answer" label={t('reason')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="secondary">{t('answerButton')}</Button>
        </Actions>
      </Form>
    </details>
  )
}
