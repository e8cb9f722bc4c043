import { expect, test } from 'vitest'
import { messageArguments } from './message-arguments.ts'

test.each([
  ['Geen argument', []],
  ['Dag {name}', ['name']],
  ['{b} en {a}', ['a', 'b']],
  ['{count, plural, one {# plan} other {# plannen}} van {name}', ['count plural', 'name']],
  ['{count, plural, =0 {geen} other {{total, number} van {name}}}', ['count plural', 'name', 'total number']],
  ['{amount, number, ::currency/EUR .00}', ['amount number']],
  ["Letterlijk '{' en '}' en '{name}'", []],
])('%s has the arguments %j', (message, names) => {
  expect(messageArguments(message)).toEqual(names)
})

test.each(['Dag {name', 'Dag name}', 'Dag {}', '{n, plural, one {# plan}'])('%s is refused', message => {
  expect(() => messageArguments(message)).toThrow()
})
