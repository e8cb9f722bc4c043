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
}

/** What another organisation thinks of a proposal. */
export function ReactForm({
  proposal,
  language,
  organisations,
}: ProposalFormProps & { organisations: readonly Choice[] }) {
  const t = say(language)
  const id = (name: string) => `${name}-${proposal.id}`
  return (
    <details class="utrecht-accordion">
      <summary>{t('reactTitle')}</summary>
      <Form language={language} hidden={{ act: 'react', proposal: proposal.id }}>
        <SelectField
          language={language}
          id={id('organisatie')}
          name="organisation"
          label={t('proposeFor')}
          choices={organisations}
          width="full"
        />
        <RadioField
          language={language}
          id={id('houding')}
          name="stance"
          label={t('stance')}
          choices={Object.values(stances).map(value => ({ value, label: t(`stance_${value}`) }))}
        />
        <TextAreaField
          language={language}
          id={id('reactie')}
          name="text"
          label={t('reaction')}
          rows={3}
          maxLength={2000}
        />
        <Actions>
          <Button kind="secondary">{t('reactButton')}</Button>
        </Actions>
      </Form>
    </details>
  )
}

/** What the team does with a proposal, and why. */
export function AnswerForm({ proposal, language }: ProposalFormProps) {
  const t = say(language)
  const id = (name: string) => `${name}-${proposal.id}`
  return (
    <details class="utrecht-accordion">
      <summary>{t('answerTitle')}</summary>
      <Form language={language} hidden={{ act: 'answer', proposal: proposal.id }}>
        <RadioField
          language={language}
          id={id('uitkomst')}
          name="state"
          label={t('outcomeOfProposal')}
          choices={[
            { value: 'taken-over', label: t('proposal_taken-over') },
            { value: 'declined', label: t('proposal_declined') },
          ]}
        />
        <TextAreaField
          language={language}
          id={id('antwoord')}
          name="answer"
          label={t('reason')}
          rows={3}
          maxLength={2000}
        />
        <Actions>
          <Button kind="secondary">{t('answerButton')}</Button>
        </Actions>
      </Form>
    </details>
  )
}
