import type { CaseDifference } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { Problem } from '../../../kit/http/problem.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  EmptyState,
  FileField,
  Form,
  Panel,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { changeColumns } from './compare.tsx'
import { say } from './say.ts'
import { VersionFields } from './version-fields.tsx'

/** What was changed in a workbook of a case that came back. */
export interface TwinData {
  head: CaseHead
  fileName: string
  /** Undefined when the changes do not fit the case as it is now. */
  difference: CaseDifference | undefined
  problems: readonly Problem[]
  /** Paths at which the case is no longer what it was when the workbook was made. */
  meanwhile: readonly string[]
}

/** The form that takes a changed workbook of a case back in. */
export function SendTwin({ id, language }: { id: string; language: Language }) {
  const t = say(language)
  return (
    <Panel id="werkmap-terug" title={t('twinSend')}>
      <Form language={language} action={href(links.sendTwin, { id })} isUpload>
        <FileField
          language={language}
          name="bestand"
          label={t('twinFile')}
          hint={t('hint_twinFile')}
          accept=".xlsx,.ods"
          limits={{ kinds: 'XLSX, ODS', size: '20 MB' }}
        />
        <Actions>
          <Button kind="secondary">{t('twinRead')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** The changes of a workbook with their effect in euro, and the form that saves them as a version. */
export function TwinPage({ data, context, form }: PageView<TwinData>) {
  const { language } = context
  const t = say(language)
  const { head, difference } = data
  return (
    <CasePage
      head={head}
      current="versions"
      context={context}
      title={t('twinTitle')}
      purpose={t('lead_twin')}
    >
      <p class="muted">{data.fileName}</p>
      {data.meanwhile.length > 0 && (
        <Alert kind="warning" title={t('twinMeanwhile')}>
          <ul>
            {data.meanwhile.map(path => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {data.problems.length > 0 && (
        <Alert kind="error" title={t('twinDoesNotFit')}>
          <ul>
            {data.problems.map(one => (
              <li key={`${one.code} ${one.field}`}>{one.message[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {difference && (
        <>
          <DataTable
            id="verschillen"
            caption={t('changes')}
            columns={changeColumns({ difference }, language)}
            rows={difference.changes}
            rowKey={change => change.path}
            empty={<EmptyState title={t('noDifferenceTitle')}>{t('noDifference')}</EmptyState>}
            isWide
          />
          <Panel id="bewaren" title={t('twinSave')}>
            <Form language={language} form={form}>
              <VersionFields language={language} form={form} />
              <Actions>
                <Button>{t('twinSave')}</Button>
              </Actions>
            </Form>
          </Panel>
        </>
      )}
    </CasePage>
  )
}
