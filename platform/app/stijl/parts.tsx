import type { Language } from '../../kit/texts/texts.ts'
import {
  Alert,
  Button,
  DescriptionList,
  Dialog,
  Drawer,
  EmptyState,
  HelpPanel,
  KeyFigures,
  LinkButton,
  MarkdownView,
  NumberBadge,
  Panel,
  PhaseTrack,
  Presence,
  Progress,
  SavedState,
  Segments,
  SeriesCode,
  StatusBadge,
  Steps,
  seriesKeys,
  Tabs,
  Timeline,
} from '../../kit/ui/index.ts'
import { stijlTexts } from './texts.ts'

const codeOf = (key: string) => key.toUpperCase()

function Buttons({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <Panel id="knoppen" title={t('buttonsAndStates')}>
      <div class="stack">
        <p class="row">
          <Button>{t('saveAndContinue')}</Button>
          <Button kind="secondary">{t('saveDraft')}</Button>
          <Button kind="subtle">{t('cancel')}</Button>
          <Button kind="danger">{t('withdrawThePlan')}</Button>
          <Button isDisabled>{t('submitThePlan')}</Button>
          <LinkButton href="#knoppen" icon="download">
            {t('downloadTheReport')}
          </LinkButton>
        </p>
        <p class="row">
          <StatusBadge tone="ok">{t('admitted')}</StatusBadge>
          <StatusBadge tone="info">{t('inProgress')}</StatusBadge>
          <StatusBadge tone="warn">{t('attention')}</StatusBadge>
          <StatusBadge tone="err">{t('late')}</StatusBadge>
          <StatusBadge>{t('draft')}</StatusBadge>
          <StatusBadge tone="brand">{t('tranche1')}</StatusBadge>
          <NumberBadge count={3} label={t('tasksWaiting')} />
        </p>
        <p class="row">
          {seriesKeys.map(key => (
            <SeriesCode key={key} series={key} code={codeOf(key)} name={`${t('series')} ${codeOf(key)}`} />
          ))}
          <SeriesCode code="–" name={t('outsideTheArea')} />
        </p>
        <Tabs
          label={t('variants')}
          tabs={[
            { href: '#basis', label: t('base'), isCurrent: true },
            { href: '#minder', label: t('lessParking'), detail: t('n3Changes') },
            { href: '#later', label: t('aYearLater') },
          ]}
        />
        <Segments
          label={t('showAmounts')}
          tabs={[
            { href: '#fase', label: t('byPhase'), isCurrent: true },
            { href: '#jaar', label: t('byYear') },
            { href: '#partij', label: t('byParty') },
          ]}
        />
        <SavedState>{t('draftSavedAt1432')}</SavedState>
      </div>
    </Panel>
  )
}

function Messages({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <Panel id="berichten" title={t('messages')}>
      <div class="stack">
        <Alert>
          <p>{t('youSeeTotalsOnlyThe')}</p>
        </Alert>
        <Alert kind="ok" title={t('submittedAt1142')}>
          <p>{t('receiptNumber20260147')}</p>
        </Alert>
        <Alert kind="warning">
          <p>
            {t('somebodyElseHasJustChanged')} <a href="#berichten">{t('seeTheDifference')}</a>
          </p>
        </Alert>
        <Alert kind="error" title={t('youCannotAssessThisProject')}>
          <p>{t('yourOrganisationIsOneOf')}</p>
        </Alert>
        <HelpPanel language={language}>
          <p>{t('somethingThatHaltsTheProject')}</p>
        </HelpPanel>
        <p class="row">
          <Button kind="secondary" type="button" commandFor="dialoog" command="show-modal">
            {t('openTheQuestion')}
          </Button>
          <Button kind="secondary" type="button" commandFor="zijvenster" command="show-modal">
            {t('openTheDrawer')}
          </Button>
        </p>
        <Dialog language={language} id="dialoog" title={t('doYouRecordThisVersion')}>
          <p>{t('afterThatNobodyCanChange')}</p>
        </Dialog>
        <Drawer language={language} id="zijvenster" title={t('origin')}>
          <p>{t('thisAmountComesFromThe')}</p>
        </Drawer>
      </div>
    </Panel>
  )
}

function Situations({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <Panel id="situaties" title={t('emptyBusyFailed')}>
      <div class="stack">
        <EmptyState
          title={t('noBottlenecksYet')}
          action={<LinkButton href="#situaties">{t('reportABottleneck')}</LinkButton>}
        >
          {t('reportTheFirstBottleneckThen')}
        </EmptyState>
        <Progress id="bezig" label={t('makingTheWorkbook8Of')} value={8} max={12} />
        <EmptyState
          title={t('theCalculationFailed')}
          action={<LinkButton href="#situaties">{t('tryAgain')}</LinkButton>}
        >
          {t('yourInputIsKeptTry')}
        </EmptyState>
        <Presence
          language={language}
          people={[
            { id: '1', code: 'G', series: 'g', description: t('planningEconomist'), isSelf: true },
            { id: '2', code: 'O', series: 'o', description: t('analystEditsPhase2') },
            { id: '3', code: 'C', series: 'c', description: t('adviserLooksOn') },
          ]}
        />
        <MarkdownView html={`<p>${t('textWithStress')}</p>`} />
      </div>
    </Panel>
  )
}

function Records({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <Panel id="dossier" title={t('headOfARecord')}>
      <KeyFigures
        figures={[
          { label: t('homesPlanned'), value: t('n5000'), detail: t('source2019') },
          { label: t('builtOrStarted'), value: '420', detail: t('asOf1Nov2026') },
          { label: t('openBottlenecks'), value: '4', detail: t('n1WithASolution') },
          { label: t('affordable'), value: '55%', detail: t('ofWhich25Social') },
          { label: t('resultP50'), value: t('n31M'), detail: t('between137And8'), tone: 'loss' },
        ]}
      />
      <PhaseTrack
        language={language}
        label={t('phases')}
        phases={[
          { name: t('initiative'), detail: '2017', state: 'done' },
          { name: t('feasibility'), detail: '2019', state: 'done' },
          { name: t('planMaking'), detail: '2022', state: 'done' },
          { name: t('decision'), detail: t('sinceMarch2024'), state: 'now' },
          { name: t('permit'), detail: t('expected2027'), state: 'open' },
          { name: t('execution'), detail: t('expected2028'), state: 'open' },
        ]}
      />
    </Panel>
  )
}

function Orders({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <div class="g3">
      <Panel id="stappen" title={t('steps')}>
        <Steps
          language={language}
          label={t('stepsOfTheSubmission')}
          steps={[
            { title: t('projectAndPlace'), href: '#stap1', state: 'done' },
            { title: t('bottlenecks'), href: '#stap2', state: 'now' },
            { title: t('backing'), href: '#stap3', state: 'partly' },
            { title: t('sharingKnowledge'), state: 'open' },
          ]}
        />
      </Panel>
      <Panel id="tijdlijn" title={t('timeline')}>
        <Timeline
          entries={[
            { dateTime: '2026-10-07', dateLabel: t('n7Oct2026'), content: t('criteriaAdopted') },
            {
              dateTime: '2026-11-12',
              dateLabel: t('n12Nov2026'),
              content: <a href="#tijdlijn">{t('decisionOnTranche1')}</a>,
              isNow: true,
            },
            { dateTime: '2027-01-15', dateLabel: t('n15Jan2027'), content: t('callCloses') },
          ]}
        />
      </Panel>
      <Panel
        id="oproep"
        title={t('tranche2IsOpen')}
        aside={<StatusBadge tone="ok">{t('open')}</StatusBadge>}
        foot={t('sourceDemonstration')}
      >
        <DescriptionList
          pairs={[
            { label: t('closes'), value: t('friday15January202712') },
            { label: t('wanted'), value: t('soilParking') },
          ]}
        />
      </Panel>
    </div>
  )
}

/** Buttons, states, messages, head of a record, orders of steps and dates. */
export function StyleParts({ language }: { language: Language }) {
  return (
    <>
      <div class="g2">
        <Buttons language={language} />
        <Messages language={language} />
      </div>
      <Records language={language} />
      <Orders language={language} />
      <Situations language={language} />
    </>
  )
}
