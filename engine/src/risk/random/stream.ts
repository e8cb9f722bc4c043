/**
 * THE CONTRACT OF THE STREAM. Every implementation of the simulation draws these very numbers, so that a seed means the
 * same paths on every machine, for any number of workers and any order of the chunks. Only additions, multiplications,
 * shifts and xors of 32-bit integers are used; "+" and "x" below are modulo 2^32, "^" is xor, ">>>" shifts zeros in.
 *
 * 1. Pairs. Trial 2i draws from pair i; trial 2i + 1 is its antithetic partner and draws the mirror image of the same
 *    words: the complement (~w) of every word that gives a uniform, minus the value of every normal.
 * 2. Keys. What is drawn has a key, the ASCII text `purpose:id` (see `Purpose`); its number of words is free. A key
 *    opens a stream of its own in every pair, so a new line, factor, event or phase moves no other draw. In a portfolio
 *    factors, downturns and jumps have the same keys in every case; what belongs to one case (estimates, delays, events)
 *    has `case/` before its id, also when that is empty.
 *      a = hash of the key: start 0x811c9dc5; per character h = (h ^ code) x 0x01000193   (FNV-1a)
 *      b = hash of the key: start 0x9747b28c; per character h = (h ^ code) x 0x5bd1e995
 * 3. Mixing: mix(x): x ^= x >>> 16; x = x x 0x21f0aaad; x ^= x >>> 15; x = x x 0x735a2d97; x ^= x >>> 15.
 * 4. Salt of a stream, once per run:  A = mix(a ^ mix(seed + 0x9e3779b9)),  B = mix(b + mix(seed ^ 0x85ebca6b)).
 * 5. State of the stream in pair i:   s0 = mix(i + A),  s1 = mix(i ^ B),  s2 = mix(s0 ^ s1),
 *                                     s3 = mix(s0 + s1 + 0x9e3779b9)     (never all four zero).
 * 6. Words: xoshiro128++ (Blackman and Vigna, 2021): w = rotl(s0 + s3, 7) + s0; t = s1 << 9; s2 ^= s0; s3 ^= s1;
 *    s1 ^= s2; s0 ^= s3; s2 ^= t; s3 = rotl(s3, 11).
 * 7. Uniform of a word: n = w >>> 8 (24 bits, so exact in single precision), u = (n + 1/2) / 2^24. Something with
 *    probability p happens when n < ceil(p x 2^24 - 1/2), that is u < p. A whole choice out of c is (n x c) >>> 24.
 * 8. Normals of two words w1, w2 (Box-Muller on a half circle, the other half by the sign bit):
 *      r = sqrt(-2 ln(((w1 >>> 8) + 1) / 2^24)),  v = (w2 >>> 8) / 2^24 - 1/2,
 *      first = r sin(pi v),  second = r cos(pi v), negated when bit 7 of w2 is set.
 *    Normal k (from 0) of a stream comes from words 2 floor(k/2) and 2 floor(k/2) + 1. An implementation may replace
 *    ln, sin and cos by polynomials that are right to 1e-6.
 * 9. Lattice points, only where a run asks for them (see `lattice.ts`): pairs go in copies of 2^m, and some words come
 *    from a rank-1 lattice that every copy shifts anew. With c = pair >>> m and j = the last m bits of the pair:
 *      w = ((j x multiplier) << (32 - m)) + mix(mix(c + A) ^ B)         (A, B: the salt of key `lattice:place`)
 *    Where it takes the place of a word of a stream, that word strews it over the strip of the point: w + (word >>> m).
 *    A normal of such a word is the value that a standard normal stays under with probability u (see 7).
 */

/** Everything that is drawn, with what its words are for. Years count from 1. */
export type Purpose =
  /** Normals; id = factor. Number n - 1 is the shock of year n, before correlation. */
  | 'factor'
  /** Uniforms; id empty. Word 0 is the state at the start (used by `stationary`), word n the step into year n. */
  | 'downturn'
  /** Uniforms; id empty. Word n - 1 says whether building costs jump in year n. */
  | 'jump'
  /** Normals; id = line or row. Number 0 is the own error of its estimate. */
  | 'estimate'
  /** Normals; id empty. Number 0 is what the errors of all estimates have in common. */
  | 'estimate-common'
  /** Normals; id = phase. Number 0 is its own delay. */
  | 'delay'
  /** Normals; id empty. Number 0 is what the delays of all phases have in common. */
  | 'delay-common'
  /** Uniforms; id = event. Word 0 whether it happens, word 1 in which period, word 2 the amount. */
  | 'event'
  /** The shift of a place of the lattice; id = place. */
  | 'lattice'

/** Salts of one stream under one seed: contract, 2 and 4. Signed 32-bit integers. */
export interface StreamSalt {
  readonly a: number
  readonly b: number
}

/** Two raised to the number of bits of a uniform. */
export const UNIFORM_STEPS = 16777216

/** The mixing of the contract, 3. */
export function mix(value: number): number {
  let x = value ^ (value >>> 16)
  x = Math.imul(x, 0x21f0aaad)
  x ^= x >>> 15
  x = Math.imul(x, 0x735a2d97)
  return x ^ (x >>> 15)
}

function hashOf(text: string, start: number, factor: number): number {
  let hash = start | 0
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), factor)
  return hash
}

/** The salt of a purpose and id under a seed (0 to 2^32 - 1). */
export function streamSalt(seed: number, purpose: Purpose, id = ''): StreamSalt {
  const key = `${purpose}:${id}`
  return {
    a: mix(hashOf(key, 0x811c9dc5, 0x01000193) ^ mix((seed + 0x9e3779b9) | 0)),
    b: mix((hashOf(key, 0x9747b28c, 0x5bd1e995) + mix(seed ^ 0x85ebca6b)) | 0),
  }
}

/** Fills `words` with the first words of a stream in a pair, as signed 32-bit integers: contract, 5 and 6. */
export function drawWords(words: Int32Array, count: number, salt: StreamSalt, pair: number): void {
  let s0 = mix((pair + salt.a) | 0)
  let s1 = mix(pair ^ salt.b)
  let s2 = mix(s0 ^ s1)
  let s3 = mix((s0 + s1 + 0x9e3779b9) | 0)
  for (let place = 0; place < count; place += 1) {
    const sum = (s0 + s3) | 0
    words[place] = ((sum << 7) | (sum >>> 25)) + s0
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
  }
}

/** The uniform of a word, strictly between 0 and 1: contract, 7. */
export function uniformOf(word: number): number {
  return ((word >>> 8) + 0.5) / UNIFORM_STEPS
}

/** A whole number from 0 to count - 1, each as likely; count at most 256: contract, 7. */
export function choiceOf(word: number, count: number): number {
  return Math.floor(((word >>> 8) * count) / UNIFORM_STEPS)
}

/** How many words give so many normals. */
export function wordsForNormals(count: number): number {
  return 2 * Math.ceil(count / 2)
}

/** Fills `normals` from words drawn for them: contract, 8. */
export function normalsOf(words: Int32Array, normals: Float64Array, count: number): void {
  for (let place = 0; place < count; place += 2) {
    const first = words[place]!
    const second = words[place + 1]!
    const radius = Math.sqrt(-2 * Math.log(((first >>> 8) + 1) / UNIFORM_STEPS))
    const angle = Math.PI * ((second >>> 8) / UNIFORM_STEPS - 0.5)
    normals[place] = radius * Math.sin(angle)
    if (place + 1 === count) return
    const other = radius * Math.cos(angle)
    normals[place + 1] = (second & 128) === 0 ? other : -other
  }
}
