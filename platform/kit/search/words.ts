const wordLength = { min: 3, max: 60 } as const

/** The words of a text in lower case and without accents, in their order. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words that are worth knowing for compounds and slips of the pen, each once, in one order for all writers. */
export function knownWordsOf(text: string): string[] {
  const fitting = wordsOf(text).filter(word => word.length >= wordLength.min && word.length <= wordLength.max)
  return [...new Set(fitting)].sort()
}

/** Letters that Dutch puts between the parts of a compound. */
const joints = ['', 's', 'e', 'en', 'n', 'er']
/** Endings of a word that is no other word: plurals and diminutives. */
const endings = ['', 's', 'n', 'en', 'e', 'je', 'tje', 'jes', 'tjes']
const partLengthMin = 4

/** Whether a compound holds this word as one of its parts; `isKnown` tells whether something is a word. */
export function hasPart(compound: string, word: string, isKnown: (part: string) => boolean): boolean {
  for (let at = compound.indexOf(word); at >= 0; at = compound.indexOf(word, at + 1)) {
    const before = compound.slice(0, at)
    const after = compound.slice(at + word.length)
    const fitsBefore =
      before === '' || joints.some(joint => before.endsWith(joint) && isKnown(cut(before, joint)))
    const fitsAfter =
      endings.includes(after) ||
      joints.some(joint => after.startsWith(joint) && isKnown(after.slice(joint.length)))
    if (fitsBefore && fitsAfter) return true
  }
  return false
}

const cut = (text: string, end: string): string => text.slice(0, text.length - end.length)

/**
 * The ways to divide a compound into two or more known words, the fewest parts first.
 * "stationsgebied" gives [["station", "gebied"]] when both are known.
 */
export function divisions(compound: string, isKnown: (part: string) => boolean): string[][] {
  const found: string[][] = []
  for (let at = partLengthMin; at <= compound.length - partLengthMin; at++) {
    const rest = compound.slice(at)
    const heads = joints
      .map(joint => (compound.slice(0, at).endsWith(joint) ? cut(compound.slice(0, at), joint) : ''))
      .filter(head => head.length >= partLengthMin && isKnown(head))
    for (const head of heads) {
      if (isKnown(rest)) found.push([head, rest])
      else for (const more of divisions(rest, isKnown)) found.push([head, ...more])
    }
  }
  const unique = new Map(found.map(parts => [parts.join(' '), parts]))
  return [...unique.values()].toSorted((one, other) => one.length - other.length).slice(0, divisionsMax)
}

const divisionsMax = 3

/** The same word with the sound at its end that the plural has, or lost: "bedrijf" and "bedrijv-", "huizen" and "huis". */
export function otherForms(word: string): string[] {
  const plural = /^(.{3,})(v|z)en$/.exec(word)
  if (plural) return [`${plural[1]}${plural[2] === 'v' ? 'f' : 's'}`]
  const single = /^(.{3,})(f|s)$/.exec(word)
  return single ? [`${single[1]}${single[2] === 'f' ? 'v' : 'z'}`] : []
}

/** Every piece of a word that may be a part of it. */
export function piecesOf(word: string): string[] {
  const pieces = new Set<string>()
  for (let begin = 0; begin < word.length; begin++)
    for (let end = begin + partLengthMin - 1; end <= word.length; end++) pieces.add(word.slice(begin, end))
  return [...pieces]
}

/** How many letters were added, left out, changed or swapped with their neighbour. */
export function slips(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[one.length]![other.length]!
}

/** So many slips of the pen are seen as the same word: one in a short word, two in a long one. */
export const slipsMax = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)
