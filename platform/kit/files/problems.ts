import type { Problem } from '../http/problem.ts'

const messages = {
  BESTAND_TE_GROOT: {
    nl: 'Dit bestand is te groot. Kies een kleiner bestand.',
    en: 'This file is too large. Choose a smaller file.',
  },
  BESTAND_LEEG: {
    nl: 'Dit bestand is leeg. Kies een bestand met inhoud.',
    en: 'This file is empty. Choose a file that has contents.',
  },
  BESTANDSSOORT_NIET_TOEGESTAAN: {
    nl: 'Deze soort bestand kan hier niet. Kijk welke soorten wel kunnen.',
    en: 'This kind of file is not possible here. See which kinds are.',
  },
  BESTAND_WIJKT_AF: {
    nl: 'De inhoud past niet bij de naam van het bestand. Sla het opnieuw op in het programma waarmee je het maakte.',
    en: 'The contents do not match the name of the file. Save it again in the program you made it with.',
  },
  BESTAND_AFGEBROKEN: {
    nl: 'Het bestand kwam niet helemaal aan. Probeer het opnieuw.',
    en: 'The file did not arrive completely. Try again.',
  },
  VIRUS_GEVONDEN: {
    nl: 'De virusscanner houdt dit bestand tegen. Laat je ICT-afdeling ernaar kijken.',
    en: 'The virus scanner stops this file. Have your IT department look at it.',
  },
  VIRUSSCAN_ONBEREIKBAAR: {
    nl: 'De virusscanner antwoordt nu niet. Probeer het over een paar minuten opnieuw.',
    en: 'The virus scanner does not answer now. Try again in a few minutes.',
  },
} as const

/** Why a file is not taken. */
export type FileProblemCode = keyof typeof messages

/** A file that is not taken, for the form that it came with. */
export function fileProblem(code: FileProblemCode, field = 'file'): Problem {
  return { code, message: messages[code], field }
}
