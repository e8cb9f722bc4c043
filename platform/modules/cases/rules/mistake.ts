import type { TextArguments } from '../../../kit/texts/texts.ts'

/** Codes of the mistakes that rules find themselves; their words stand in the texts of the module. */
export type MistakeCode =
  | 'DELEN_ONLEESBAAR'
  | 'DELEN_TELLEN_NIET_OP'
  | 'EFFECTSOORT_ONBEKEND'
  | 'EIGEN_NAAM_TE_LANG'
  | 'EIGEN_VELD_ONTBREEKT'
  | 'EIND_VOOR_BEGIN_EIGEN'
  | 'GETAL_BUITEN_GRENZEN'
  | 'LENING_ZONDER_BEDRAG'
  | 'ONDERWERP_AL_INGEVULD'
  | 'ONDERWERP_ONBEKEND'
  | 'PARTIJ_DUBBEL_IN_DELEN'
  | 'PARTIJ_ONBEKEND'
  | 'VERANTWOORDELIJKE_ZONDER_DEEL'

/** What a person can mend, without its words: the code, the field or pointer, and what is filled in. */
export interface Mistake {
  code: MistakeCode
  field: string
  values?: TextArguments | undefined
}

/** A mistake at a field. */
export const mistake = (code: MistakeCode, field: string, values?: TextArguments): Mistake => ({
  code,
  field,
  ...(values === undefined ? {} : { values }),
})
