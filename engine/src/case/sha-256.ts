/** SHA-256 (FIPS 180-4) in plain arithmetic, because the engine runs where no crypto module can be imported. */

const PRIMES = 64

/** The first bits of the fractional parts of roots of the primes: the constants of the standard. */
function fractionBits(root: (prime: number) => number, count: number): Uint32Array {
  const bits = new Uint32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate += 1) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) isPrime &&= candidate % divisor !== 0
    if (!isPrime) continue
    const value = root(candidate)
    bits[found] = Math.floor((value - Math.floor(value)) * 2 ** 32)
    found += 1
  }
  return bits
}

const roundConstants = fractionBits(Math.cbrt, PRIMES)
const startState = fractionBits(Math.sqrt, 8)

/** A text in UTF-8. Half surrogate pairs become the replacement character, as everywhere. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const whole = text.codePointAt(place)!
    const code = whole >= 0xd800 && whole <= 0xdfff ? 0xfffd : whole
    if (code > 0xffff) place += 1
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6)
    else if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12)
    else {
      bytes[length++] = 0xf0 | (code >> 18)
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
    }
    if (code >= 0x800) bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
    bytes[length++] = 0x80 | (code & 0x3f)
  }
  return bytes.subarray(0, length)
}

/** The message with its end mark and its length in bits, in whole blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const blocks = Math.ceil((message.length + 9) / 64)
  const bytes = new Uint8Array(blocks * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(bytes.length - 4, (message.length << 3) >>> 0)
  return view
}

function fillSchedule(schedule: Uint32Array, view: DataView, offset: number): void {
  for (let place = 0; place < 16; place += 1) schedule[place] = view.getUint32(offset + place * 4)
  for (let place = 16; place < 64; place += 1) {
    const early = schedule[place - 15]!
    const late = schedule[place - 2]!
    const first = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3)
    const second = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10)
    schedule[place] = (schedule[place - 16]! + first + schedule[place - 7]! + second) | 0
  }
}

function digestBlock(state: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!]
  let [e, f, g, h] = [state[4]!, state[5]!, state[6]!, state[7]!]
  for (let round = 0; round < 64; round += 1) {
    const sumE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + sumE + ((e & f) ^ (~e & g)) + roundConstants[round]! + schedule[round]!) | 0
    const sumA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (sumA + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let place = 0; place < 8; place += 1) state[place] = state[place]! + mixed[place]!
}

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const view = padded(utf8(text))
  const state = startState.slice()
  const schedule = new Uint32Array(64)
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    fillSchedule(schedule, view, offset)
    digestBlock(state, schedule)
  }
  return [...state].map(word => word.toString(16).padStart(8, '0')).join('')
}
