import type { Language } from '../../../kit/texts/texts.ts'
import type { PageLink } from '../../../kit/ui/index.ts'
import type { ProgrammeChoice } from '../rules/choice.ts'
import { say } from './say.ts'

/** The same page about each programme that a reader can look at, for a list of links above it. */
export interface ProgrammePages {
  label: string
  pages: PageLink[]
  /** Name of the programme of this page in an address; absent for the one that needs none. */
  asked: string | undefined
}

/** The links between the pages of a choice; `hrefOf`: the address of the page about a programme, or about the first. */
export function programmePages(
  { programmes, chosen, asked }: ProgrammeChoice,
  language: Language,
  hrefOf: (programma: string | undefined) => string,
): ProgrammePages {
  return {
    label: say(language)('programmeNav'),
    pages: programmes.map((one, place) => ({
      ...{ label: one.name[language], href: hrefOf(place === 0 ? undefined : one.slug) },
      isHere: one.id === chosen?.id,
    })),
    asked,
  }
}
