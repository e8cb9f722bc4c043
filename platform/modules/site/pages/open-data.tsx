import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { DataTable, DescriptionList, ExportLinks, PageTitle, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { siteTexts } from '../texts.ts'

/** What the page of open data gets. */
export interface OpenDataPageData {
  /** Address of the site, in front of the stable addresses. */
  origin: string
  count: number
  /** Day of the last change, YYYY-MM-DD in Dutch time; absent while there are no rows. */
  changedOn: string | undefined
  columns: readonly { name: string; nl: string; en: string }[]
}

/** The sets that anybody may use: where, under which licence, and what each column means. */
export function OpenDataPage({ data, context: { language } }: PageView<OpenDataPageData>) {
  const t = siteTexts(language)
  const { number, date } = formats(language)
  const stable = [href(links.areasCsv), href(links.areasJson), href(links.areasGeoJson)]
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('openData')} purpose={t('openDataPurpose')} />
      <Panel id="gebieden" title={t('areasSet')} foot={t('areasSetWarning')}>
        <div class="stack">
          <p class="measure">{t('areasSetText')}</p>
          <DescriptionList
            pairs={[
              { label: t('rowsOf'), value: number(data.count) },
              ...(data.changedOn ? [{ label: t('changed'), value: date(data.changedOn) }] : []),
              { label: t('licence'), value: t('licenceText') },
              ...stable.map(path => ({
                label: `${t('addressOf')}, ${path.split('.').at(-1)}`,
                value: <code>{data.origin + path}</code>,
              })),
            ]}
          />
          <ExportLinks
            language={language}
            links={[
              { format: 'csv', href: href(links.areasCsv) },
              { format: 'json', href: href(links.areasJson) },
              { format: 'geojson', href: href(links.areasGeoJson) },
            ]}
          />
        </div>
      </Panel>
      <section class="stack" aria-labelledby="kolommen-kop">
        <h2 id="kolommen-kop">{t('columns')}</h2>
        <p class="measure">{t('columnsText')}</p>
        <DataTable
          id="kolommen"
          caption={t('columnsOf')}
          isCaptionHidden
          rows={data.columns}
          rowKey={column => column.name}
          columns={[
            { key: 'name', head: t('column'), cell: column => <code>{column.name}</code> },
            { key: 'meaning', head: t('meaning'), cell: column => column[language] },
          ]}
        />
      </section>
      <p class="small muted">{t('boundaries')}</p>
    </div>
  )
}
