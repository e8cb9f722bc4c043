import type { Case } from '@versneller/engine'
import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Alert, Button, Form, TextField } from '../../../kit/ui/index.ts'
import { fieldsOfCase } from '../rules/part-fields.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { PartFields } from './fields.tsx'
import { say } from './say.ts'

/** What holds for the whole case. */
export interface AssumptionsData {
  head: CaseHead
  caseFile: Case
  mayEdit: boolean
  isDone: boolean
}

/** Dates, time steps, rates, index series and the land exploitation. */
export function AssumptionsPage({ data, context, form }: PageView<AssumptionsData>) {
  const { language } = context
  const t = say(language)
  const { head, caseFile, mayEdit } = data
  return (
    <CasePage
      head={head}
      current="assumptions"
      context={context}
      title={t('tab_assumptions')}
      purpose={t('lead_assumptions')}
      isDone={data.isDone}
    >
      {!mayEdit && (
        <Alert>
          <p>{t('readOnly')}</p>
        </Alert>
      )}
      <Form language={language} form={form} hidden={{ revision: String(head.revision) }}>
        <PartFields
          fields={fieldsOfCase(caseFile)}
          caseFile={caseFile}
          language={language}
          form={form}
          isDisabled={!mayEdit}
        />
        {mayEdit && (
          <>
            <TextField
              language={language}
              form={form}
              name="newIndex"
              label={t('field_newIndex')}
              hint={t('hint_newIndex')}
              isOptional
            />
            <Actions>
              <Button>{t('save')}</Button>
            </Actions>
          </>
        )}
      </Form>
    </CasePage>
  )
}
