import type { Case, Party } from '@versneller/engine'

/** How a kind of party is called, as the beginning of a sentence. */
export type KindWords = (kind: Party['kind']) => string

type Names = NonNullable<Party['name']>

/**
 * What a party of a case is called: its name, or else its kind, with a number where more parties of that kind have no
 * name. Undefined when there is no such party.
 */
export function nameOfParty(
  { parties }: Pick<Case, 'parties'>,
  id: string,
  inLanguage: (names: Names) => string,
  kindWords: KindWords,
): string | undefined {
  const party = parties.find(one => one.id === id)
  if (!party) return undefined
  if (party.name) return inLanguage(party.name)
  const alike = parties.filter(({ kind, name }) => kind === party.kind && !name)
  const word = kindWords(party.kind)
  return alike.length === 1 ? word : `${word} ${alike.indexOf(party) + 1}`
}
