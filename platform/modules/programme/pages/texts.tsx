import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Sentence } from '../../../kit/texts/catalogues.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Column,
  DataTable,
  DateField,
  DescriptionList,
  EmptyState,
  ExportLinks,
  FilterPanel,
  Form,
  Pager,
  PageTitle,
  Panel,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { TextChange } from '../model.ts'
import { say } from './say.ts'

/** A sentence in the list. */
export interface TextLine {
  catalogue: string
  key: string
  shown: Bilingual
  isChanged: boolean
}

/** A part of the list of sentences, with what was asked. */
export interface TextsData {
  rows: readonly TextLine[]
  total: number
  catalogues: readonly string[]
  search: string | undefined
  catalogue: string | undefined
  onlyChanged: boolean
  page: number
  pageSize: number
}

function columnsOf(language: Language): Column<TextLine>[] {
  const t = say(language)
  return [
    {
      key: 'key',
      head: t('textKey'),
      cell: row => (
        <>
          <a href={href(links.text, { onderdeel: row.catalogue, sleutel: row.key })}>{row.key}</a>
          <span class="sub">{row.catalogue}</span>
          {row.isChanged && <StatusBadge tone="info">{t('textChanged')}</StatusBadge>}
        </>
      ),
    },
    { key: 'nl', head: t('textNl'), cell: row => row.shown.nl },
    { key: 'en', head: t('textEn'), cell: row => <span lang="en">{row.shown.en}</span> },
  ]
}

/** All sentences of the interface, to search in. */
export function TextsPage({ data, context }: PageView<TextsData>) {
  const { language } = context
  const t = say(language)
  const asked = {
    zoek: data.search,
    onderdeel: data.catalogue,
    gewijzigd: data.onlyChanged ? 'ja' : undefined,
  }
  const at = (page: number, pageSize: number) =>
    href(links.texts, {}, { ...asked, pagina: page, per: pageSize })
  return (
    <div class="stack">
      <PageTitle title={t('textsTitle')} purpose={t('textsLead')} />
      <div class="v-list-layout">
        <FilterPanel
          language={language}
          action={href(links.texts)}
          chosenCount={Object.values(asked).filter(Boolean).length}
        >
          <TextField language={language} name="zoek" label={t('textSearch')} value={data.search} isOptional />
          <SelectField
            language={language}
            name="onderdeel"
            label={t('textCatalogue')}
            value={data.catalogue}
            emptyLabel={t('allCatalogues')}
            isOptional
            choices={data.catalogues.map(name => ({ value: name, label: name }))}
          />
          <CheckField
            language={language}
            name="gewijzigd"
            label={t('onlyChanged')}
            value={data.onlyChanged ? 'ja' : undefined}
          />
        </FilterPanel>
        <div>
          <TableBar title={t('textsCount', { count: data.total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.textsFile, {}, asked) }]}
            />
          </TableBar>
          <DataTable
            id="teksten"
            caption={t('textsTitle')}
            isCaptionHidden
            columns={columnsOf(language)}
            rows={data.rows}
            rowKey={row => `${row.catalogue}/${row.key}`}
            empty={<EmptyState title={t('textsEmptyTitle')}>{t('textsEmpty')}</EmptyState>}
          />
          <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
        </div>
      </div>
    </div>
  )
}

/** What the page of one sentence shows. `typed` and `preview` after asking for an example. */
export interface TextData {
  sentence: Sentence
  places: readonly string[]
  changes: readonly TextChange[]
  typed: { [Field in 'nl' | 'en' | 'reason' | 'validFrom']: string | undefined }
  /** Absent in a language of which the typed words cannot be shown. */
  preview: { [Key in Language]: string | undefined } | undefined
  mayChange: boolean
  isSaved: boolean
  today: string
}

function Preview({ preview, language }: { preview: NonNullable<TextData['preview']>; language: Language }) {
  const t = say(language)
  return (
    <Panel id="voorbeeld" title={t('previewTitle')}>
      {(['nl', 'en'] as const).map(one => (
        <p key={one} lang={one} style="white-space: pre-line">
          {preview[one] ?? t('previewNone')}
        </p>
      ))}
    </Panel>
  )
}

function ChangeForm({ data, context, form }: PageView<TextData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  return (
    <Form language={language} form={form}>
      <TextAreaField {...field} name="nl" label={t('textNl')} rows={4} />
      <TextAreaField {...field} name="en" label={t('textEn')} rows={4} />
      {data.places.length > 0 && <p class="muted">{t('textPlaces', { places: data.places.join('; ') })}</p>}
      <DateField {...field} name="validFrom" label={t('validFrom')} />
      <TextAreaField {...field} name="reason" label={t('reason')} rows={2} />
      <Actions>
        <Button>{t('saveText')}</Button>
        <Button kind="secondary" formMethod="get" formNoValidate>
          {t('previewButton')}
        </Button>
        <a href={href(links.texts)}>{t('textsTitle')}</a>
      </Actions>
    </Form>
  )
}

/** One sentence in both languages: as it is, as it was, and the form for another wording. */
export function TextPage(view: PageView<TextData>) {
  const { data, context } = view
  const { language } = context
  const t = say(language)
  const { sentence } = data
  return (
    <div class="stack">
      <PageTitle title={sentence.key} purpose={t('textLead', { catalogue: sentence.catalogue })} />
      {data.isSaved && (
        <Alert kind="ok" isLive>
          <p>{t('textSaved')}</p>
        </Alert>
      )}
      {sentence.isFixed && (
        <Alert>
          <p>{t('textFixed')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('textNowNl'), value: <span lang="nl">{sentence.shown.nl}</span> },
          { label: t('textNowEn'), value: <span lang="en">{sentence.shown.en}</span> },
          ...(sentence.shown.nl === sentence.original.nl
            ? []
            : [{ label: t('textOwnNl'), value: <span lang="nl">{sentence.original.nl}</span> }]),
          ...(sentence.shown.en === sentence.original.en
            ? []
            : [{ label: t('textOwnEn'), value: <span lang="en">{sentence.original.en}</span> }]),
        ]}
      />
      {data.preview && <Preview preview={data.preview} language={language} />}
      {data.mayChange && <ChangeForm {...view} />}
      <Changes data={data} language={language} />
    </div>
  )
}

function Changes({ data, language }: { data: TextData; language: Language }) {
  const t = say(language)
  const { catalogue: onderdeel, key: sleutel, shown, original } = data.sentence
  if (data.changes.length === 0) return <p class="muted">{t('textHistoryNone')}</p>
  const backTo = (change: TextChange) => {
    const value = change.value ?? original[change.language]
    const both = { nl: shown.nl, en: shown.en, [change.language]: value }
    return href(links.text, { onderdeel, sleutel }, both)
  }
  const columns: Column<TextChange>[] = [
    { key: 'from', head: t('validFrom'), cell: row => formats(language).date(row.validFrom) },
    { key: 'language', head: t('textLanguage'), cell: row => t(row.language === 'nl' ? 'textNl' : 'textEn') },
    { key: 'value', head: t('textValue'), cell: row => row.value ?? t('textOfSoftware') },
    { key: 'reason', head: t('reason'), cell: row => row.reason },
    ...(data.mayChange
      ? [
          {
            key: 'back',
            head: t('textBack'),
            cell: (row: TextChange) => <a href={backTo(row)}>{t('textBackLink')}</a>,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      id="wijzigingen"
      caption={t('textHistory')}
      columns={columns}
      rows={data.changes}
      rowKey={row => String(row.number)}
    />
  )
}
