import type { Case } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Actions, Alert, Button, DescriptionList, Form, HiddenFields } from '../../../kit/ui/index.ts'
import { type FormPartWord, formPartLinks } from '../links.ts'
import type { PartField } from '../rules/part-fields/field.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { PartFields } from './fields/part-fields.tsx'
import { shownPairs } from './fields/shown-value.ts'
import { sayField } from './fields/words.ts'
import { CorrelationDefaults, DownturnWords } from './risk-parts.tsx'
import { say } from './say.ts'
import { revisionIn, UndoAlert } from './undo-alert.tsx'

/** A part of a case that is one form. */
export interface FormPartData {
  head: CaseHead
  caseFile: Case
  word: FormPartWord
  /** The object that the fields are of; undefined when the case does not have it. */
  value: unknown
  fields: readonly PartField[]
  mayEdit: boolean
  /** The part goes with hidden lines, so that it cannot be changed. */
  isPart: boolean
  /** Revision in which the part was just removed: it can be undone. */
  removedIn: number | undefined
  told: string | undefined
}

function RemovePart({ data, language }: { data: FormPartData; language: Language }) {
  if (data.word !== 'kostenverhaal' || data.value === undefined) return null
  const t = say(language)
  return (
    <form method="post" action={href(formPartLinks(data.word).remove, { id: data.head.id })}>
      <HiddenFields values={{ revision: String(data.head.revision) }} />
      <Button kind="danger" hiddenSuffix={t(`tab_${data.word}`)}>
        {t('remove')}
      </Button>
    </form>
  )
}

/** The fields to fill in, or what is filled in. */
function Fields({ data, context, form }: PageView<FormPartData>) {
  const { language } = context
  const { caseFile, fields, head } = data
  if (!data.mayEdit) {
    const pairs = shownPairs(fields, data.value, { caseFile, language })
    return pairs.length > 0 ? <DescriptionList pairs={pairs} /> : <p>{sayField(language)('notYet')}</p>
  }
  if (fields.length === 0) return <p>{sayField(language)('noOwnParty')}</p>
  return (
    <>
      <Form language={language} form={form} hidden={{ revision: String(head.revision) }}>
        <PartFields fields={fields} caseFile={caseFile} language={language} form={form} />
        <Actions>
          <Button>{say(language)('save')}</Button>
        </Actions>
      </Form>
      <RemovePart data={data} language={language} />
    </>
  )
}

/** A part of a case that is one form: cost recovery, the downturn, correlations, what the parties ask of a deal. */
export function FormPartPage(view: PageView<FormPartData>) {
  const { data, context } = view
  const { language } = context
  const t = say(language)
  const { head, word } = data
  const saved = revisionIn(data.told)
  const undo = { id: head.id, part: word, language }
  const isMatrixToRead = word === 'samenhang' && !data.mayEdit
  return (
    <CasePage
      head={head}
      current={word}
      context={context}
      title={t(`tab_${word}`)}
      purpose={t(`lead_${word}`)}
      isDone={data.told !== undefined && saved === undefined}
    >
      {saved !== undefined && <UndoAlert {...undo} revision={saved} said={t('saved')} />}
      {data.removedIn !== undefined && <UndoAlert {...undo} revision={data.removedIn} said={t('removed')} />}
      {!data.mayEdit && (
        <Alert>
          <p>{data.isPart ? sayField(language)('notWhole') : t('readOnly')}</p>
        </Alert>
      )}
      {word === 'partijgrenzen' && <p>{sayField(language)('ownLimits')}</p>}
      {word === 'neergang' && <DownturnWords caseFile={data.caseFile} language={language} />}
      {word === 'samenhang' && <CorrelationDefaults data={data} language={language} />}
      {!isMatrixToRead && (word !== 'samenhang' || data.caseFile.risk?.correlations) && <Fields {...view} />}
    </CasePage>
  )
}
