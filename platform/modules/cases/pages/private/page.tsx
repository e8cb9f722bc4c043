import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterPanel,
  Form,
  HiddenFields,
  LinkButton,
  Panel,
  SelectField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { PrivateLine } from '../../rules/private-calculation.ts'
import { termFields } from '../../rules/private-fields.ts'
import { CasePage } from '../case-page.tsx'
import { PartFields } from '../fields/part-fields.tsx'
import { periodName, sayValue } from '../fields/words.ts'
import { say } from '../say.ts'
import { PrivateCash, PrivateResults } from './results.tsx'
import type { PrivateData } from './shapes.ts'
import { sayPrivate } from './words.ts'

type Props = { data: PrivateData; language: 'nl' | 'en' }

/** Whether the shared result is still the one that was looked at when this was saved. */
function SharedNews({ data, language }: Props) {
  const t = sayPrivate(language)
  const { content, outcome } = data
  if (!content) return null
  const { moneyMillion } = formats(language)
  const million = (eur: number) => moneyMillion(eur, { decimals: 3 })
  const [before, after] = [content.shared.npvEur, outcome.shared.npvCaseEur]
  if (Math.abs(before - after) < 0.5) return <p class="small muted">{t('sharedSame')}</p>
  return (
    <Alert>
      <p>{t('sharedMoved', { before: million(before), after: million(after) })}</p>
    </Alert>
  )
}

function OwnLines({ data, language }: Props) {
  const t = sayPrivate(language)
  const { head, caseFile, partyId, outcome } = data
  const { money } = formats(language)
  const period = (at: number) => periodName(caseFile, at, language)
  const columns: Column<PrivateLine>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: line => (
        <>
          <a href={href(links.privateLine, { id: head.id, item: line.id }, { partij: partyId })}>
            {line.name}
          </a>
          {outcome.lostIds.includes(line.id) && <span class="sub">{t('fits')}</span>}
        </>
      ),
    },
    { key: 'direction', head: t('direction'), cell: line => sayValue(line.direction, language) },
    { key: 'amount', head: t('amount'), align: 'end', cell: line => money(line.eur) },
    {
      key: 'period',
      head: t('period'),
      cell: ({ from, to }) => (from === to ? period(from) : `${period(from)} – ${period(to)}`),
    },
    { key: 'index', head: t('index'), cell: line => line.index ?? t('noIndex') },
  ]
  return (
    <Panel id="eigen-regels" title={t('linesTitle')}>
      <DataTable
        id="eigen"
        caption={say(language)('tableOf', { title: t('linesTitle') })}
        isCaptionHidden
        columns={columns}
        rows={data.content?.lines ?? []}
        rowKey={line => line.id}
        empty={
          <EmptyState title={t('linesEmptyTitle')} level={3}>
            {t('linesEmpty')}
          </EmptyState>
        }
      />
      <LinkButton
        kind="secondary"
        href={href(links.privateLine, { id: head.id, item: 'nieuw' }, { partij: partyId })}
      >
        {t('addLine')}
      </LinkButton>
    </Panel>
  )
}

function ForgetForm({ data, language }: Props) {
  const t = sayPrivate(language)
  if (!data.content) return null
  return (
    <form method="post" action={href(links.forgetPrivate, { id: data.head.id })}>
      <HiddenFields values={{ partij: data.partyId, revision: String(data.revision) }} />
      <p class="small muted">{t('forgetHint')}</p>
      <Button kind="danger">{t('forget')}</Button>
    </form>
  )
}

/** Own lines and assumptions, and the own return with them beside the shared result. */
export function PrivatePage({ data, context, form }: PageView<PrivateData>) {
  const { language } = context
  const t = sayPrivate(language)
  const { head, outcome } = data
  return (
    <CasePage
      head={head}
      current="private"
      context={context}
      title={t('title')}
      purpose={t('lead')}
      isDone={data.isDone}
    >
      <p>{t('onlyYou')}</p>
      {data.parties.length > 1 && (
        <FilterPanel language={language} action={href(links.private, { id: head.id })} chosenCount={1}>
          <SelectField
            language={language}
            name="partij"
            label={t('whichParty')}
            choices={data.parties}
            value={data.partyId}
          />
        </FilterPanel>
      )}
      <SharedNews data={data} language={language} />
      {outcome.lostIds.length > 0 && (
        <Alert>
          <p>{t('lost', { count: outcome.lostIds.length })}</p>
        </Alert>
      )}
      <PrivateResults data={data} language={language} />
      <OwnLines data={data} language={language} />
      <Panel id="aannames" title={t('termsTitle')}>
        <Form
          language={language}
          form={form}
          hidden={{ partij: data.partyId, revision: String(data.revision) }}
        >
          <PartFields fields={termFields} caseFile={data.caseFile} language={language} form={form} />
          <Actions>
            <Button>{t('save')}</Button>
          </Actions>
        </Form>
      </Panel>
      <PrivateCash data={data} language={language} />
      <ForgetForm data={data} language={language} />
    </CasePage>
  )
}
