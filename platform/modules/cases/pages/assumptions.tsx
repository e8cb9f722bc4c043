import type { Case } from '@versneller/engine'
import type { PageView } from '../../../kit/http/route.ts'
import { Actions, Alert, Button, DescriptionList, Form, TextField } from '../../../kit/ui/index.ts'
import { fieldsOfCase } from '../rules/part-fields/case-fields.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { PartFields } from './fields/part-fields.tsx'
import { shownPairs } from './fields/shown-value.ts'
import { sayField } from './fields/words.ts'
import { say } from './say.ts'
import { revisionIn, UndoAlert } from './undo-alert.tsx'

/** What holds for the whole case. */
export interface AssumptionsData {
  head: CaseHead
  caseFile: Case
  mayEdit: boolean
  told: string | undefined
}

function AssumptionsForm({ data, context, form }: PageView<AssumptionsData>) {
  const { language } = context
  const { caseFile } = data
  return (
    <Form language={language} form={form} hidden={{ revision: String(data.head.revision) }}>
      <PartFields fields={fieldsOfCase(caseFile)} caseFile={caseFile} language={language} form={form} />
      <TextField
        language={language}
        form={form}
        name="newIndex"
        label={sayField(language)('label_newIndex')}
        hint={sayField(language)('help_newIndex')}
        isOptional
      />
      <Actions>
        <Button>{say(language)('save')}</Button>
      </Actions>
    </Form>
  )
}

/** Dates, time steps, rates, index series and the land exploitation. */
export function AssumptionsPage(view: PageView<AssumptionsData>) {
  const { data, context } = view
  const { language } = context
  const t = say(language)
  const { head, caseFile } = data
  const saved = revisionIn(data.told)
  return (
    <CasePage
      head={head}
      current="assumptions"
      context={context}
      title={t('tab_assumptions')}
      purpose={t('lead_assumptions')}
      isDone={data.told !== undefined && saved === undefined}
    >
      {saved !== undefined && (
        <UndoAlert
          id={head.id}
          revision={saved}
          part="uitgangspunten"
          said={t('saved')}
          language={language}
        />
      )}
      {data.mayEdit ? (
        <AssumptionsForm {...view} />
      ) : (
        <>
          <Alert>
            <p>{t('readOnly')}</p>
          </Alert>
          <DescriptionList pairs={shownPairs(fieldsOfCase(caseFile), caseFile, { caseFile, language })} />
        </>
      )}
    </CasePage>
  )
}
