import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { FormState } from '../../http/route.ts'
import { CheckboxesField, CheckField, PickerField, SelectField } from './choice-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { fieldId, resolveField } from './field-state.ts'
import { Form } from './form.tsx'
import { MoneyField, SliderField } from './number-field.tsx'
import { PasswordField, TextField } from './text-field.tsx'

const problem = {
  code: 'BEDRAG_ONLEESBAAR',
  field: 'bedrag',
  message: { nl: 'Vul het bedrag in', en: 'Enter the amount' },
}
const refused: FormState = { values: { bedrag: '12,5 mln', soort: ['b', 'c'] }, problems: [problem] }
const empty: FormState = { values: {}, problems: [] }
const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C' },
]

/** Where the pieces stand in the markup, so that their order can be compared. */
const places = (html: string, ...pieces: string[]) => pieces.map(piece => html.indexOf(piece))

describe('a list that folds', () => {
  const chosenIn = (html: string) =>
    [...html.matchAll(/<option([^>]*)>([^<]*)/g)].flatMap(([, marks, label]) =>
      marks?.includes('selected') ? [label] : [],
    )
  const field = { language: 'nl', form: empty, name: 'soort', label: 'Soort' } as const
  const only = [{ value: 'a', label: 'A' }]
  const closed = [...only, { value: 'b', label: 'B', isDisabled: true }]

  test('opens on the answer when one is needed and there is only one, and asks otherwise', () => {
    const shown = [
      <SelectField {...field} choices={only} />,
      <SelectField {...field} choices={closed} />,
      <SelectField {...field} choices={choices} />,
      <SelectField {...field} choices={only} isOptional />,
      <SelectField {...field} choices={choices} value="b" />,
    ].map(one => chosenIn(renderToString(one)))
    expect(shown).toEqual([['A'], ['A'], ['Maak een keuze'], ['Maak een keuze'], ['B']])
  })
})

describe('a field', () => {
  test('shows label, hint, error and control in this order', () => {
    const html = renderToString(
      <MoneyField language="nl" form={refused} name="bedrag" label="Bedrag" hint="Een schatting mag." />,
    )
    const order = places(html, '>Bedrag</label>', 'Een schatting mag.', 'Vul het bedrag in', '<input')
    expect(order.every(place => place >= 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('keeps what was typed and points its control at hint and error', () => {
    const html = renderToString(
      <MoneyField language="en" form={refused} name="bedrag" label="Amount" hint="An estimate." />,
    )
    expect(html.match(/<input[^>]*>/)?.[0]).toBe(
      '<input class="utrecht-textbox v-figure-box" type="text" id="veld-bedrag" name="bedrag" value="12,5 mln" required autocomplete="off" inputmode="numeric" aria-invalid="true" aria-describedby="veld-bedrag-hint veld-bedrag-fout"/>',
    )
    expect(html).toContain('<span class="vh">Error: </span>Enter the amount')
  })

  test('is required by rule; only what may stay empty is marked', () => {
    const required = renderToString(<TextField language="nl" form={empty} name="titel" label="Titel" />)
    const optional = renderToString(
      <TextField language="nl" form={empty} name="titel" label="Titel" isOptional />,
    )
    expect([required.includes('niet verplicht'), required.includes(' required')]).toEqual([false, true])
    expect([optional.includes('(niet verplicht)'), optional.includes(' required')]).toEqual([true, false])
  })

  test('takes only the problem with its own name', () => {
    expect(resolveField({ language: 'nl', name: 'titel', label: 'T', form: refused }).error).toBe(undefined)
    expect(resolveField({ language: 'nl', name: 'bedrag', label: 'B', form: refused }).error).toBe(
      'Vul het bedrag in',
    )
  })

  test('makes an id without characters that a link cannot carry', () => {
    expect(fieldId('regels[2].bedrag')).toBe('veld-regels-2-bedrag')
  })

  test('is told apart from one of the same name in another form by the mark of its own', () => {
    const html = renderToString(
      <Form language="nl" form={{ ...refused, mark: 'antwoord' }}>
        <MoneyField language="nl" form={{ ...refused, mark: 'antwoord' }} name="bedrag" label="Bedrag" />
      </Form>,
    )
    expect([...html.matchAll(/ (?:href="#|for="|id=")(veld-bedrag[^"]*)/g)].map(match => match[1])).toEqual([
      'veld-bedrag-antwoord',
      'veld-bedrag-antwoord',
      'veld-bedrag-antwoord-fout',
      'veld-bedrag-antwoord',
    ])
  })

  test('never sends a password back to the page', () => {
    const typed: FormState = { values: { wachtwoord: 'geheim-woord' }, problems: [] }
    const html = renderToString(
      <PasswordField language="nl" form={typed} name="wachtwoord" label="Wachtwoord" />,
    )
    expect(html).not.toContain('geheim-woord')
  })
})

describe('a choice', () => {
  test('with checkboxes keeps every value that was ticked', () => {
    const html = renderToString(
      <CheckboxesField language="nl" form={refused} name="soort" label="Soort" choices={choices} />,
    )
    const ticked = [...html.matchAll(/<input[^>]*value="(\w)"( checked)?/g)].map(match => [
      match[1],
      Boolean(match[2]),
    ])
    expect(ticked).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ])
    expect(html).toContain('<legend class="utrecht-form-label">Soort</legend>')
  })

  test('from a list starts empty until something is chosen', () => {
    const html = renderToString(
      <SelectField language="nl" form={empty} name="soort" label="Soort" choices={choices} />,
    )
    expect(html).toContain('<option value selected>Maak een keuze</option>')
    expect(html.match(/selected/g)?.length).toBe(1)
  })

  test('of a long register becomes a box that completes names', () => {
    const many = Array.from({ length: 31 }, (_, index) => ({
      value: String(index),
      label: `Partij ${index}`,
    }))
    const long = renderToString(<PickerField language="nl" name="partij" label="Partij" choices={many} />)
    const short = renderToString(
      <PickerField language="nl" name="partij" label="Partij" choices={many.slice(1)} />,
    )
    expect([long.includes('<datalist'), long.includes('<select')]).toEqual([true, false])
    expect([short.includes('<datalist'), short.includes('<select')]).toEqual([false, true])
  })

  test('of one thing says its words once', () => {
    const html = renderToString(<CheckField language="nl" name="akkoord" label="Ik ga akkoord" value="ja" />)
    expect(html.match(/Ik ga akkoord/g)?.length).toBe(1)
    expect(html).toContain(' checked')
  })
})

describe('a slider', () => {
  test('without script is a number box, in an island a slider and one box that is sent', () => {
    const shared = {
      language: 'nl',
      name: 'weging',
      label: 'Weging',
      min: 0,
      max: 1,
      step: 0.1,
      value: '0.7',
    } as const
    const plain = renderToString(<SliderField {...shared} />)
    const live = renderToString(<SliderField {...shared} onInput={() => undefined} />)
    expect(plain).not.toContain('type="range"')
    expect(live).toContain('type="range"')
    expect(live.match(/name="weging"/g)?.length).toBe(1)
  })
})

describe('a refused form', () => {
  test('starts with a summary that takes focus and leads to each field', () => {
    const html = renderToString(
      <Form language="nl" form={refused} hidden={{ versie: '3' }}>
        <MoneyField language="nl" form={refused} name="bedrag" label="Bedrag" />
      </Form>,
    )
    expect(html).toContain('tabindex="-1" autofocus')
    expect(html).toContain('Er ging iets mis bij 1 vraag')
    expect(html).toContain('<a href="#veld-bedrag">Vul het bedrag in</a>')
    expect(html).toContain('id="veld-bedrag"')
    expect(html).toContain('<input type="hidden" name="versie" value="3"/>')
  })

  test('tells what belongs to no field without a link', () => {
    const general = {
      code: 'TERMIJN_VERSTREKEN',
      message: { nl: 'De oproep is gesloten', en: 'The call is closed' },
    }
    const html = renderToString(<ErrorSummary language="en" problems={[problem, general]} />)
    expect(html).toContain('Something went wrong with 2 questions')
    expect(html).toContain('<li>The call is closed</li>')
  })

  test('without problems has no summary', () => {
    expect(renderToString(<ErrorSummary language="nl" problems={[]} />)).toBe('')
  })

  test('sends files only when it says so', () => {
    expect(renderToString(<Form language="nl">x</Form>)).not.toContain('enctype')
    expect(
      renderToString(
        <Form language="nl" isUpload>
          x
        </Form>,
      ),
    ).toContain('enctype="multipart/form-data"')
  })
})
