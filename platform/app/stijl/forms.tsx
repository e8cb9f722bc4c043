import type { FormState } from '../../kit/http/route.ts'
import type { Language } from '../../kit/texts/texts.ts'
import {
  Button,
  CheckboxesField,
  CheckField,
  ConfirmForm,
  DateField,
  DateTimeField,
  EmailField,
  Fieldset,
  FileField,
  Form,
  LinkButton,
  MarkdownField,
  MoneyField,
  NumberField,
  OneTimeCodeField,
  Panel,
  PasswordField,
  PercentageField,
  PickerField,
  RadioField,
  SelectField,
  ShareField,
  SliderField,
  StickyActions,
  TextAreaField,
  TextField,
} from '../../kit/ui/index.ts'
import { stijlTexts } from './texts.ts'

/** What a refused form looks like: three problems, values kept. */
const refusedForm: FormState = {
  values: { bedrag: '12,5 mln', titel: 'Bedrijven met milieuhinder', kinds: ['noise', 'soil'], omvang: '18' },
  problems: [
    {
      code: 'BEDRAG_ONLEESBAAR',
      field: 'bedrag',
      message: {
        nl: 'Vul het bedrag in hele euro’s in, zonder komma',
        en: 'Enter the amount in whole euros, without a comma',
      },
    },
    { code: 'SOORT_LEEG', field: 'soort', message: { nl: 'Kies een soort', en: 'Choose a kind' } },
    {
      code: 'TEKST_TE_KORT',
      field: 'uitleg',
      message: {
        nl: 'Beschrijf het knelpunt in minstens 40 tekens',
        en: 'Describe the bottleneck in at least 40 characters',
      },
    },
  ],
}

function RefusedForm({ language }: { language: Language }) {
  const t = stijlTexts(language)
  const shared = { language, form: refusedForm }
  const kinds = [
    { value: 'noise', label: t('nuisance'), hint: t('noiseSmellTraffic') },
    { value: 'soil', label: t('soil') },
    { value: 'parking', label: t('parking') },
  ]
  return (
    <Panel id="formulier" title={t('formWithErrors')}>
      <Form language={language} form={refusedForm} action="#formulier">
        <Fieldset kicker={t('bottleneck1')} legend={t('firmsThatCauseNuisance')}>
          <TextField {...shared} name="titel" label={t('title')} />
          <SelectField {...shared} name="soort" label={t('kindOfBottleneck')} choices={kinds} />
          <TextAreaField
            {...shared}
            name="uitleg"
            label={t('whatIsTheProblem')}
            hint={t('describeWhatHappensToWhom')}
            maxLength={1500}
          />
          <MoneyField
            {...shared}
            name="bedrag"
            label={t('howMuchMoneyDoesIt')}
            hint={t('anEstimateWillDo')}
          />
          <NumberField
            {...shared}
            name="omvang"
            label={t('howMuchDelayDoesIt')}
            unit={t('months')}
            isOptional
          />
          <CheckboxesField
            {...shared}
            name="kinds"
            label={t('whatElseIsAtPlay')}
            choices={kinds}
            isOptional
          />
        </Fieldset>
        <StickyActions>
          <Button>{t('saveAndContinue')}</Button>
          <Button kind="secondary" name="doe" value="concept" formNoValidate>
            {t('saveDraft')}
          </Button>
          <LinkButton kind="subtle" href="#formulier">
            {t('backToStep3')}
          </LinkButton>
        </StickyActions>
      </Form>
    </Panel>
  )
}

function EveryField({ language }: { language: Language }) {
  const t = stijlTexts(language)
  const choices = [
    { value: 'a', label: t('loan') },
    { value: 'b', label: t('guarantee') },
  ]
  const many = Array.from({ length: 40 }, (_, index) => ({
    value: String(index),
    label: `${t('demoParty')} ${index + 1}`,
  }))
  return (
    <Panel id="velden" title={t('everyKindOfField')}>
      <Form language={language} action="#velden" isUpload>
        <EmailField language={language} name="mail" label={t('emailAddress')} />
        <PasswordField language={language} name="wachtwoord" label={t('password')} />
        <OneTimeCodeField language={language} name="code" label={t('oneTimeCode')} />
        <DateField language={language} name="dag" label={t('dateOfTheDecision')} value="2026-11-12" />
        <DateTimeField language={language} name="moment" label={t('closesAt')} value="2027-01-15T12:00" />
        <PercentageField language={language} name="rente" label={t('interestRate')} value={t('n22')} />
        <ShareField
          language={language}
          name="deel"
          label={t('affordableShare')}
          value="55"
          whole={t('theHomes')}
        />
        <MoneyField language={language} name="mln" label={t('contribution')} value="11,0" unit="mln" />
        <RadioField
          language={language}
          name="vorm"
          label={t('formOfTheContribution')}
          choices={choices}
          value="a"
        />
        <CheckField language={language} name="akkoord" label={t('iShareTheTotalsWith')} isOptional />
        <PickerField
          language={language}
          name="partij"
          label={t('party')}
          choices={many}
          hint={t('typeTheFirstLetters')}
        />
        <FileField
          language={language}
          name="bijlage"
          label={t('addAFile')}
          limits={{ kinds: t('pdfWordOrExcel'), size: '20 MB' }}
          isOptional
        />
        <MarkdownField language={language} name="tekst" label={t('explanation')} rows={3} isOptional />
        <SliderField
          language={language}
          name="weging"
          label={t('weightOfQuality')}
          min={0}
          max={1}
          step={0.05}
          value="0.7"
        />
        <TextField language={language} name="vast" label={t('reference')} value="2026-0147" isReadOnly />
      </Form>
    </Panel>
  )
}

/** Forms: one refused with its summary, every kind of field, and a last question before something final. */
export function StyleForms({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <div class="g2">
      <div class="stack">
        <RefusedForm language={language} />
        <Panel id="bevestig" title={t('confirm')}>
          <ConfirmForm
            language={language}
            action="#bevestig"
            confirmLabel={t('withdrawThePlan')}
            cancelHref="#bevestig"
            isDangerous
            hidden={{ versie: '3' }}
          >
            <p>{t('thePlanLeavesTheAssessment')}</p>
            <TextAreaField language={language} name="reden" label={t('whyDoYouWithdraw')} rows={3} />
          </ConfirmForm>
        </Panel>
      </div>
      <EveryField language={language} />
    </div>
  )
}
