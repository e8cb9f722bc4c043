import { expect, it } from 'vitest'
import { texts } from '../texts/texts.ts'
import { problemsIn } from './problems-in.ts'

const problem = problemsIn(
  texts({ TE_LAAT: 'Te laat: {day}.', title: 'Titel' }, { TE_LAAT: 'Too late: {day}.', title: 'Title' }),
)

it('a problem has the sentence of its code in both languages, with the values in place', () => {
  expect(problem('TE_LAAT', 'day', { day: '3 mei' })).toEqual({
    code: 'TE_LAAT',
    message: { nl: 'Te laat: 3 mei.', en: 'Too late: 3 mei.' },
    field: 'day',
  })
})
