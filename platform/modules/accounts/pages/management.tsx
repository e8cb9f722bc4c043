import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, KeyFigures, WorkPage } from '../../../kit/ui/index.ts'
import { say } from './say.ts'

/** How the site is doing. */
export interface Health {
  version: string
  database: { version: string; sizeBytes: number }
  jobs: { waiting: number; failed: number }
  mails: { waiting: number; failed: number }
}

/** A page of the management, with what one does there. */
interface ManagementItem {
  href: string
  label: Bilingual
  purpose?: Bilingual | undefined
}

interface ManagementData {
  pages: readonly ManagementItem[]
  head: { seq: number; hash: string }
  /** Absent for who may only read the trail. */
  health: Health | undefined
}

const bytesPerMegabyte = 1_000_000

function HealthFigures({ health, language }: { health: Health; language: Language }) {
  const t = say(language)
  const f = formats(language)
  const { jobs, mails } = health
  return (
    <KeyFigures
      figures={[
        {
          label: t('healthMails'),
          value: f.number(mails.failed),
          detail: t('healthWaiting', { count: mails.waiting }),
        },
        {
          label: t('healthJobs'),
          value: f.number(jobs.failed),
          detail: t('healthWaiting', { count: jobs.waiting }),
        },
        {
          label: t('healthDatabase'),
          value: t('megabytes', { size: f.number(Math.ceil(health.database.sizeBytes / bytesPerMegabyte)) }),
          detail: `PostgreSQL ${health.database.version}`,
        },
        { label: t('healthVersion'), value: health.version },
      ]}
    />
  )
}

/** The start of the management: how it is going, and the way to each page. */
export function ManagementPage({ data, context }: PageView<ManagementData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('managementTitle')}
      purpose={t(data.health ? 'managementLead' : 'managementAuditLead')}
    >
      {data.health && <HealthFigures health={data.health} language={language} />}
      <DescriptionList
        pairs={[
          {
            label: t('auditHead'),
            value: (
              <>
                {t('auditHeadAt', { number: formats(language).number(data.head.seq) })}{' '}
                <code>{data.head.hash.slice(0, 16)}</code>
              </>
            ),
          },
        ]}
      />
      <section class="stack" aria-labelledby="onderdelen">
        <h2 id="onderdelen">{t('managementParts')}</h2>
        <div class="g3">
          {data.pages.map(page => (
            <article class="v-card" key={page.href}>
              <h3>
                <a href={page.href}>{page.label[language]}</a>
              </h3>
              {page.purpose && <p>{page.purpose[language]}</p>}
            </article>
          ))}
        </div>
      </section>
    </WorkPage>
  )
}
