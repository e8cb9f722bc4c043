import type { ApiScope } from '../../../kit/api/operation.ts'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DataTable, DescriptionList, PageTitle } from '../../../kit/ui/index.ts'
import type { ApiReference, ReferenceField, ReferenceOperation } from '../api-reference.ts'
import { links } from '../links.ts'
import { siteTexts } from '../texts.ts'

/** What the page of the API gets. */
export interface ApiPageData {
  origin: string
  scopes: readonly ApiScope[]
  reference: ApiReference
}

/** The reference of the API, made from its document. */
export function ApiPage({ data, context: { language } }: PageView<ApiPageData>) {
  const t = siteTexts(language)
  const { reference, origin } = data
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('apiTitle')} purpose={t('apiPurpose')} />
      <p class="measure">{reference.about}</p>
      <DescriptionList
        pairs={[
          { label: t('apiVersion'), value: <code>{reference.version}</code> },
          { label: t('apiServer'), value: <code>{reference.server}</code> },
          ...[links.apiDocument, links.apiYaml].map(address => ({
            label: `${t('apiDocument')}, ${address.path.split('.').at(-1)}`,
            value: (
              <a href={href(address)}>
                <code>{origin + href(address)}</code>
              </a>
            ),
          })),
          {
            label: t('apiContact'),
            value: <a href={`mailto:${reference.contact.email}`}>{reference.contact.name}</a>,
          },
        ]}
      />
      <Begin data={data} language={language} />
      <nav aria-labelledby="overzicht-kop" class="stack-s">
        <h2 id="overzicht-kop">{t('apiOverview')}</h2>
        {reference.groups.map(group => (
          <div key={group.name}>
            <h3>{group.name}</h3>
            <ul class="v-lines">
              {group.operations.map(one => (
                <li key={one.id}>
                  <a href={`#${one.id}`}>{one.summary}</a> <code>{`${one.method} ${one.path}`}</code>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {reference.groups.map(group => (
        <div key={group.name} class="stack-l">
          <h2>{group.name}</h2>
          {group.operations.map(one => (
            <Operation key={one.id} operation={one} server={reference.server} language={language} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Begin({ data, language }: { data: ApiPageData; language: Language }) {
  const t = siteTexts(language)
  return (
    <section class="stack" aria-labelledby="beginnen-kop">
      <h2 id="beginnen-kop">{t('apiBegin')}</h2>
      <ul>
        <li>
          {t('apiBeginToken')} <a href="/account/tokens">{t('apiTokens')}</a>.
        </li>
        <li>{t('apiBeginHeader')}</li>
        <li>{t('apiBeginErrors')}</li>
        <li>{t('apiBeginPaging')}</li>
        <li>{t('apiBeginVersion')}</li>
        <li>{t('apiBeginLimit')}</li>
      </ul>
      <DataTable
        id="bereik"
        caption={t('apiScopes')}
        rows={data.scopes}
        rowKey={scope => scope.name}
        columns={[
          { key: 'name', head: t('apiScope'), cell: scope => <code>{scope.name}</code> },
          { key: 'label', head: t('meaning'), cell: scope => scope.label[language] },
        ]}
      />
    </section>
  )
}

interface OperationProps {
  operation: ReferenceOperation
  server: string
  language: Language
}

function Operation({ operation, server, language }: OperationProps) {
  const t = siteTexts(language)
  const { id, summary, parameters, body, answer, refusals } = operation
  // A table is found by its caption: no two may have the same.
  const caption = (key: 'apiParameters' | 'apiBody' | 'apiAnswer') => `${t(key)}: ${summary}`
  return (
    <section class="v-panel" id={id} aria-labelledby={`${id}-kop`}>
      <header>
        <h3 id={`${id}-kop`}>{operation.summary}</h3>
        <code>{`${operation.method} ${operation.path}`}</code>
      </header>
      <div class="v-panel__body stack-s">
        {operation.about.split('\n\n').map(paragraph => (
          <p key={paragraph} class="measure">
            {paragraph
              .split('`')
              .map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}
          </p>
        ))}
        {parameters.length > 0 && (
          <Fields
            id={`${id}-parameters`}
            caption={caption('apiParameters')}
            fields={parameters}
            language={language}
          />
        )}
        {body.length > 0 && (
          <Fields id={`${id}-verzonden`} caption={caption('apiBody')} fields={body} language={language} />
        )}
        <details>
          <summary>{t('apiAnswer')}</summary>
          <Fields id={`${id}-antwoord`} caption={caption('apiAnswer')} fields={answer} language={language} />
        </details>
        <details>
          <summary>{t('apiExample')}</summary>
          <Example operation={operation} server={server} language={language} />
        </details>
        <details>
          <summary>{t('apiRefusals')}</summary>
          <ul>
            {refusals.map(({ status, about }) => (
              <li key={status}>
                <code>{status}</code> {about}
              </li>
            ))}
          </ul>
        </details>
      </div>
    </section>
  )
}

interface FieldsProps {
  id: string
  caption: string
  fields: readonly ReferenceField[]
  language: Language
}

function Fields({ id, caption, fields, language }: FieldsProps) {
  const t = siteTexts(language)
  return (
    <DataTable
      id={id}
      caption={caption}
      rows={fields}
      rowKey={field => field.name}
      columns={[
        {
          key: 'name',
          head: t('apiField'),
          cell: field => (
            <>
              <code>{field.name}</code>
              {field.isRequired && <span class="sub">{t('apiRequired')}</span>}
            </>
          ),
        },
        { key: 'kind', head: t('apiKind'), cell: field => field.kind },
        { key: 'about', head: t('meaning'), cell: field => field.about },
      ]}
    />
  )
}

/** The example as a command that can be pasted, and what comes back. */
function Example({ operation, server, language }: OperationProps) {
  const t = siteTexts(language)
  const { method, asked, sent, answered, needsToken, id } = operation
  const lines = [
    `curl '${server}${asked}'`,
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(needsToken ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...(sent === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(sent)}'`]),
  ]
  return (
    <div class="stack-s">
      <Shown label={`${t('apiAsked')}: ${id}`}>{lines.join(' \\\n  ')}</Shown>
      <Shown label={`${t('apiAnswered')}: ${id}`}>{JSON.stringify(answered, undefined, 2)}</Shown>
    </div>
  )
}

/** Text as a machine reads it: it scrolls when it is wider than the page. */
function Shown({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="v-code" aria-label={label} tabIndex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  )
}
