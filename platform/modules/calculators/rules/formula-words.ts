import type { Formula } from '@versneller/engine'
import type { Language } from '../../../kit/texts/texts.ts'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The formulas that hold every word, in their name, term, words or inputs; all of them without words. */
export function formulasWith(
  formulas: readonly Formula[],
  text: string | undefined,
  language: Language,
): readonly Formula[] {
  const words = plain(text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return formulas.filter(formula => {
    const { name, term, words: inWords, inputs } = formula
    const about = Object.values(inputs).map(input => input.about[language])
    const hay = plain([name, term.nl, term.en, inWords[language], ...about].join(' '))
    return words.every(word => hay.includes(word))
  })
}
