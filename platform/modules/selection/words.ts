import { type Bilingual, bilingual } from '../../kit/texts/texts.ts'
import { say } from './pages/say.ts'

/** What the work of a calculation is called where somebody waits for it. */
export const calculatingTitle = (): Bilingual => bilingual(say, 'calculating')

/** What a tranche is called on an agenda. */
export const trancheSubjectTitle = (number: number): Bilingual => bilingual(say, 'trancheSubject', { number })

/** Why somebody stands aside: the own organisation submits a plan, or there is another interest. */
export const recusalReason = (because: 'party' | 'person'): Bilingual =>
  bilingual(say, because === 'party' ? 'recusedAsParty' : 'recusedAsPerson')
