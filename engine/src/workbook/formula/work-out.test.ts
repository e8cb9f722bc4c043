import { expect, test } from 'vitest'
import { formula, SheetDraft, text } from '../sheet-draft.ts'
import { workOut } from './work-out.ts'

/** The outcome of one formula on a sheet with 1, 2, 3 in A1:A3 and `a`, `b`, `A` in B1:B3. */
function outcome(source: string): string | number | undefined {
  const draft = new SheetDraft('Blad één', [10], { rows: 0, columns: 0 })
  ;['a', 'b', 'A'].forEach((word, place) => {
    draft.putRow(place + 1, 0, [{ value: place + 1, format: 'number' }, text(word)])
  })
  draft.put(4, 0, formula(source, 'number'))
  const names = [{ name: 'Lijst', range: "'Blad één'!$A$1:$A$3" }]
  return workOut({ sheets: [draft.sheet], names })[0]?.rows[3]?.[0]?.value
}

// What Excel and LibreOffice answer.
test.each([
  ['1+2*3^2', 19],
  ['-2^2', 4],
  ['2^-1', 0.5],
  ['10-3-2', 5],
  ['10-2*3+1', 5],
  ['8/2^2*3', 6],
  ['1&2+3', '15'],
  ['1&5-3', '12'],
  ['2+3=5', 1],
  ['AB1', 0],
  ['BA1+1', 1],
  ['1E+2/4', 25],
  ['(1+2)*3', 9],
  ['"a ""b"""&"c"', 'a "b"c'],
  ['A1&B2', '1b'],
  ["SUM('Blad één'!$A$1:A3)", 6],
  ['SUM(Lijst)', 6],
  ['SUMIFS(A1:A3,B1:B3,"a")', 4],
  ['SUMPRODUCT((B1:B3="a")*A1:A3)', 4],
  ['SUMPRODUCT(A1:A3,A1:A3)', 14],
  ['INDEX(A1:A3,2,1)+MATCH("b",B1:B3,0)', 4],
  ['IF(A1>2,1/0,7)', 7],
  ['IFERROR(1/0,"geen")', 'geen'],
  ['IFERROR(MATCH("x",B1:B3,0),-1)', -1],
  ['MIN(0,A1:A3)', 0],
  ['MAX(A1:A3)-ABS(-5)', -2],
  ['INT(-1.5)', -2],
  ['ROUND(2.5,0)+ROUND(-2.5,0)', 0],
  ['IF(AND(A1=1,OR(A2=1,A3=3)),"ja","nee")', 'ja'],
  ['COUNTIF(B1:B3,"a")', 2],
  ['EDATE(46053,1)', 46081],
  ['DAY(EOMONTH(46053,1))', 28],
  ['YEAR(46023)*100+MONTH(46023)', 202601],
  ['A9', 0],
  ['A2:A3', 2],
  ['1=1', 1],
  ['1+A9', 1],
  ['"x"&A9&A1', 'x1'],
  ['A9&"x"', 'x'],
  ['IF(A9=A8,1,2)', 1],
  ['IF(A9=0,1,2)', 1],
  ['IF(""=A9,1,2)', 1],
  ['IF(A9="x",1,2)', 2],
  ['INDEX(A1:B1,2)', 'a'],
  ['INDEX(A1:A3,2)', 2],
  ['SUMPRODUCT((A1:B3="a")*1)', 2],
  ['SUMPRODUCT(A1:A3=2,A1:A3)', 2],
  ['SUMPRODUCT(A1:A3,B1:B3)', 0],
  ['SIGN(-2)', -1],
  ['IF(A1<>2,1,2)', 1],
  ['(A1<2)+(A1<=1)+(A3>=3)+(A1>=2)+(A1>1)', 3],
  ['SUMPRODUCT(2*A1:A3)', 12],
])('works out %s', (source, expected) => {
  expect(outcome(source)).toBe(expected)
})

test('finds the internal rate of return from a start', () => {
  const draft = new SheetDraft('Blad', [10], { rows: 0, columns: 0 })
  ;[-100, 60, 60].forEach((value, place) => {
    draft.put(place + 1, 0, { value, format: 'euro' })
  })
  draft.put(4, 0, formula('IRR(A1:A3,0.5)', 'percent'))
  const rate = Number(workOut({ sheets: [draft.sheet], names: [] })[0]?.rows[3]?.[0]?.value)
  expect(-100 + 60 / (1 + rate) + 60 / (1 + rate) ** 2).toBeCloseTo(0, 9)
})

test.each([
  '1/0',
  'A1+B1',
  'INDEX(A1:A3,9,1)',
  'INDEX(1,1,1)',
  'SUMPRODUCT(A1:A3,A1:A2)',
  'IRR(A1:A3,0.1)',
  'Nergens!A1',
])('refuses a formula without an answer: %s', source => {
  expect(() => outcome(source)).toThrow()
})

test.each(['1+', '1+)', '1#2', 'SUM(A1', 'NOEM(1)', 'IFERROR(NOEM(1),1)', 'Onbekend', '1 2', 'A4'])(
  'refuses a formula that is none: %s',
  source => {
    expect(() => outcome(source)).toThrow()
  },
)

test('tells of a cell that fails what is wrong, however often it is asked', () => {
  const draft = new SheetDraft('Blad', [10], { rows: 0, columns: 0 })
  draft.put(1, 0, formula('IFERROR(B1,1)+IFERROR(B1,2)', 'number'))
  const first = () => workOut({ sheets: [draft.sheet], names: [] })[0]?.rows[0]?.[0]?.value
  expect(first()).toBe(0)
  draft.put(1, 1, formula('1+1', 'number'))
  expect(first()).toBe(4)
  draft.put(1, 1, formula('1/0', 'number'))
  expect(first).toThrow('division by zero')
})

test('leaves text that looks like a formula alone', () => {
  const draft = new SheetDraft('Blad', [10], { rows: 0, columns: 0 })
  draft.put(1, 0, text('=1+1'))
  expect(workOut({ sheets: [draft.sheet], names: [] })[0]?.rows[0]?.[0]).toEqual({
    value: '=1+1',
    format: 'text',
  })
})
