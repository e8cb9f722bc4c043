const vowels = 'aeiouyè'
const isVowel = (letter: string | undefined): boolean => letter !== undefined && vowels.includes(letter)
const isConsonant = (letter: string | undefined): boolean => letter !== undefined && !vowels.includes(letter)

/**
 * The stem of a Dutch word in lower case without accents: woningen and woning give the same.
 * Source: the Dutch stemming algorithm of Snowball (snowballstem.org), written anew from its description.
 */
export function stemDutch(word: string): string {
  if (word.length < 3) return word
  const marked = markLetters(word)
  const r1 = regionAfter(marked, 0, 3)
  const r2 = regionAfter(marked, regionAfter(marked, 0, 0), 0)
  const scene = { r1, r2 }
  const first = endings(marked, scene)
  const second = finalE(first, scene)
  const third = compoundEndings(derived(second, scene), scene, second !== first)
  return singleVowel(third).toLowerCase()
}

interface Regions {
  readonly r1: number
  readonly r2: number
}

/** Letters y and i that sound as consonants become capitals, which are no vowels. */
function markLetters(word: string): string {
  const letters = [...word]
  for (const [place, letter] of letters.entries()) {
    const before = letters[place - 1]
    if (letter === 'y' && (place === 0 || isVowel(before))) letters[place] = 'Y'
    if (letter === 'i' && isVowel(before) && isVowel(letters[place + 1])) letters[place] = 'I'
  }
  return letters.join('')
}

/** Where the part begins after the first consonant that follows a vowel. */
function regionAfter(word: string, from: number, least: number): number {
  for (let place = from + 1; place < word.length; place++)
    if (isConsonant(word[place]) && isVowel(word[place - 1])) return Math.max(least, place + 1)
  return word.length
}

/** True when an ending stands wholly in a region. */
const endsIn = (word: string, ending: string, region: number): boolean =>
  word.endsWith(ending) && word.length - ending.length >= region

const undouble = (word: string): string => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word)

function endings(word: string, { r1 }: Regions): string {
  if (word.endsWith('heden')) return endsIn(word, 'heden', r1) ? `${word.slice(0, -5)}heid` : word
  for (const ending of ['ene', 'en']) {
    if (!word.endsWith(ending)) continue
    return withoutEn(word, ending, r1)
  }
  for (const ending of ['se', 's']) {
    if (!word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    const last = rest.at(-1)
    return endsIn(word, ending, r1) && isConsonant(last) && last !== 'j' ? rest : word
  }
  return word
}

function withoutEn(word: string, ending: string, region: number): string {
  const rest = word.slice(0, -ending.length)
  const fits = isConsonant(rest.at(-1)) && !rest.endsWith('gem')
  return endsIn(word, ending, region) && fits ? undouble(rest) : word
}

function finalE(word: string, { r1 }: Regions): string {
  const rest = word.slice(0, -1)
  return endsIn(word, 'e', r1) && isConsonant(rest.at(-1)) ? undouble(rest) : word
}

function derived(word: string, { r1, r2 }: Regions): string {
  if (!endsIn(word, 'heid', r2) || word.at(-5) === 'c') return word
  const rest = word.slice(0, -4)
  return rest.endsWith('en') ? withoutEn(rest, 'en', r1) : rest
}

function compoundEndings(word: string, regions: Regions, lostE: boolean): string {
  const { r2 } = regions
  const isIg = (rest: string) => endsIn(rest, 'ig', r2) && rest.at(-3) !== 'e'
  for (const ending of ['end', 'ing']) {
    if (!word.endsWith(ending)) continue
    if (!endsIn(word, ending, r2)) return word
    const rest = word.slice(0, -3)
    return isIg(rest) ? rest.slice(0, -2) : undouble(rest)
  }
  if (word.endsWith('ig')) return isIg(word) ? word.slice(0, -2) : word
  if (word.endsWith('lijk')) return endsIn(word, 'lijk', r2) ? finalE(word.slice(0, -4), regions) : word
  if (word.endsWith('baar')) return endsIn(word, 'baar', r2) ? word.slice(0, -4) : word
  return word.endsWith('bar') && endsIn(word, 'bar', r2) && lostE ? word.slice(0, -3) : word
}

/** A double vowel between consonants becomes single: maan and manen have one stem. */
function singleVowel(word: string): string {
  const match = /^(.*[^aeiouyè])(aa|ee|oo|uu)([^aeiouyèI])$/.exec(word)
  return match ? `${match[1]}${match[2]?.[0]}${match[3]}` : word
}
