import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { Actions, Button, Form, HiddenFields, LinkButton } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import type { PrivateLine } from '../../rules/private-calculation.ts'
import { ownLineFields } from '../../rules/private-fields.ts'
import { type CaseHead, CasePage } from '../case-page.tsx'
import { PartFields } from '../fields/part-fields.tsx'
import { sayPrivate } from './words.ts'

/** One own line, to fill in or to change. */
export interface PrivateLineData {
  head: CaseHead
  caseFile: Case
  partyId: string
  revision: number
  /** Undefined for a new one. */
  line: PrivateLine | undefined
}

/** The form of one own line. */
export function PrivateLinePage({ data, context, form }: PageView<PrivateLineData>) {
  const { language } = context
  const t = sayPrivate(language)
  const { head, caseFile, line, partyId } = data
  const hidden = { partij: partyId, revision: String(data.revision) }
  return (
    <CasePage head={head} current="private" context={context} title={line?.name ?? t('addLine')}>
      <Form language={language} form={form} hidden={hidden}>
        <PartFields fields={ownLineFields} caseFile={caseFile} language={language} form={form} />
        <Actions>
          <Button>{t('save')}</Button>
          <LinkButton kind="subtle" href={href(links.private, { id: head.id }, { partij: partyId })}>
            {t('back')}
          </LinkButton>
        </Actions>
      </Form>
      {line && (
        <form method="post" action={href(links.removePrivateLine, { id: head.id, item: line.id })}>
          <HiddenFields values={hidden} />
          <Button kind="danger" hiddenSuffix={line.name}>
            {t('remove')}
          </Button>
        </form>
      )}
    </CasePage>
  )
}
