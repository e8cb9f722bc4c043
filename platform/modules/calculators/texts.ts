import { texts } from '../../kit/texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of this module. */
export const calculatorTexts = texts(nl, en)

/** A key of this module's sentences. */
export type CalculatorTextKey = keyof typeof nl

/** Whether there is a sentence of this name. */
export const isCalculatorTextKey = (key: string): key is CalculatorTextKey => Object.hasOwn(nl, key)
