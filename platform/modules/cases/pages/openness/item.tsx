import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  Form,
  LinkButton,
  RadioField,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { grades, type OpenItem } from '../../rules/openness.ts'
import { type CaseHead, CasePage, nameOr, partyName } from '../case-page.tsx'
import { sayOpenness } from './words.ts'

/** How open one line is, to read or to change. */
export interface OpennessItemData {
  head: CaseHead
  caseFile: Case
  item: OpenItem
  mayEdit: boolean
}

/** The grade of one line and the parties that see it. */
export function OpennessItemPage({ data, context, form }: PageView<OpennessItemData>) {
  const { language } = context
  const t = sayOpenness(language)
  const { head, caseFile, item } = data
  const field = { language, form }
  return (
    <CasePage
      head={head}
      current="openness"
      context={context}
      title={t('itemTitle', { name: nameOr(item.name, item.id, language) })}
    >
      {!data.mayEdit && (
        <Alert>
          <p>{t('readOnly')}</p>
        </Alert>
      )}
      {data.mayEdit && (
        <Form {...field} hidden={{ revision: String(head.revision) }}>
          <RadioField
            {...field}
            name="grade"
            label={t('gradeField')}
            hint={t('gradeHint')}
            choices={grades.map(grade => ({
              value: grade,
              label: `${t(`grade_${grade}`)}: ${t(`gradeAbout_${grade}`)}`,
            }))}
          />
          <CheckboxesField
            {...field}
            name="parties"
            label={t('partiesField')}
            hint={t('partiesHint')}
            choices={caseFile.parties.map(({ id }) => ({
              value: id,
              label: partyName(caseFile, id, language),
            }))}
            isOptional
          />
          <Actions>
            <Button>{t('save')}</Button>
            <LinkButton kind="subtle" href={href(links.openness, { id: head.id })}>
              {t('back')}
            </LinkButton>
          </Actions>
        </Form>
      )}
    </CasePage>
  )
}
