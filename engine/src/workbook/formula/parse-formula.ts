/** A place on a sheet: column from 0, row from 1. */
export interface Place {
  readonly column: number
  readonly row: number
}

/** A formula as a tree. `sheet` undefined is the sheet on which the formula stands. */
export type FormulaTree =
  | { readonly kind: 'value'; readonly value: number | string }
  | { readonly kind: 'cell'; readonly sheet: string | undefined; readonly at: Place }
  | { readonly kind: 'range'; readonly sheet: string | undefined; readonly from: Place; readonly to: Place }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly FormulaTree[] }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: FormulaTree
      readonly right: FormulaTree
    }
  | { readonly kind: 'minus'; readonly of: FormulaTree }

interface Token {
  readonly kind: (typeof KINDS)[number]
  readonly text: string
}

/** The kinds of token in the order of the groups of the expression below. */
const KINDS = ['number', 'text', 'reference', 'word', 'sign'] as const

const TOKEN = new RegExp(
  [
    '\\s*(?:',
    '(\\d+(?:\\.\\d+)?(?:[Ee][+-]?\\d+)?)',
    '|("(?:[^"]|"")*")',
    "|((?:(?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\d_]*)!)?\\$?[A-Z]{1,3}\\$?\\d+(?::\\$?[A-Z]{1,3}\\$?\\d+)?(?![\\p{L}\\d_(]))",
    '|([\\p{L}_][\\p{L}\\d_.]*)',
    '|(<=|>=|<>|[-+*/^&=<>(),])',
    ')',
  ].join(''),
  'uy',
)

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < formula.length) {
    const start = TOKEN.lastIndex
    const found = TOKEN.exec(formula)
    if (!found) throw new SyntaxError(`formula at ${start}: ${formula}`)
    const group = KINDS.findIndex((_, place) => found[place + 1] !== undefined)
    tokens.push({ kind: KINDS[group]!, text: found[group + 1]! })
  }
  return tokens
}

/** How tightly binary operators bind; 0 the loosest. */
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ...['=', '<>', '<', '>', '<=', '>='].map((sign): [string, number] => [sign, 0]),
  ['&', 1],
  ['+', 2],
  ['-', 2],
  ['*', 3],
  ['/', 3],
  ['^', 4],
])

const [A, Z, ZERO, NINE] = [65, 90, 48, 57]

/** Reads a place such as $B$6 letter by letter: a large workbook has half a million of them. */
function placeOf(text: string): Place {
  let [column, row] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= A && code <= Z) column = column * 26 + code - A + 1
    else if (code >= ZERO && code <= NINE) row = row * 10 + code - ZERO
  }
  return { column: column - 1, row }
}

function sheetOf(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text
}

function referenceTree(text: string): FormulaTree {
  const mark = text.lastIndexOf('!')
  const sheet = mark < 0 ? undefined : sheetOf(text.slice(0, mark))
  const colon = text.indexOf(':', mark + 1)
  if (colon < 0) return { kind: 'cell', sheet, at: placeOf(text.slice(mark + 1)) }
  return {
    kind: 'range',
    sheet,
    from: placeOf(text.slice(mark + 1, colon)),
    to: placeOf(text.slice(colon + 1)),
  }
}

/** Reads one formula token by token; a minus binds tighter than a power, as spreadsheets have it. */
class Reader {
  readonly tokens: readonly Token[]
  readonly formula: string
  place = 0

  constructor(formula: string) {
    this.formula = formula
    this.tokens = tokensOf(formula)
  }

  isSign(text: string): boolean {
    const token = this.tokens[this.place]
    return token?.kind === 'sign' && token.text === text
  }

  expect(text: string): void {
    if (!this.isSign(text)) throw new SyntaxError(`formula misses ${text}: ${this.formula}`)
    this.place += 1
  }

  /** All that binds at least this tightly, from the left. */
  level(least: number): FormulaTree {
    let left = this.single()
    for (;;) {
      const token = this.tokens[this.place]
      const strength = token?.kind === 'sign' ? STRENGTH.get(token.text) : undefined
      if (!token || strength === undefined || strength < least) return left
      this.place += 1
      left = { kind: 'binary', operator: token.text, left, right: this.level(strength + 1) }
    }
  }

  single(): FormulaTree {
    const token = this.tokens[this.place]
    this.place += 1
    switch (token?.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) }
      case 'text':
        return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') }
      case 'reference':
        return referenceTree(token.text)
      case 'word':
        return this.isSign('(') ? this.call(token.text) : { kind: 'name', name: token.text }
      case 'sign':
        return this.signed(token.text)
      default:
        throw new SyntaxError(`formula ends too early: ${this.formula}`)
    }
  }

  signed(sign: string): FormulaTree {
    if (sign === '-') return { kind: 'minus', of: this.single() }
    if (sign !== '(') throw new SyntaxError(`formula has a stray ${sign}: ${this.formula}`)
    const inner = this.level(0)
    this.expect(')')
    return inner
  }

  call(name: string): FormulaTree {
    this.expect('(')
    const given: FormulaTree[] = []
    while (!this.isSign(')')) {
      if (given.length > 0) this.expect(',')
      given.push(this.level(0))
    }
    this.expect(')')
    return { kind: 'call', name, given }
  }
}

/** Reads a formula. Throws SyntaxError on what the formulas of this folder never hold. */
export function parseFormula(formula: string): FormulaTree {
  const reader = new Reader(formula)
  const tree = reader.level(0)
  if (reader.place < reader.tokens.length) throw new SyntaxError(`formula goes on: ${formula}`)
  return tree
}
