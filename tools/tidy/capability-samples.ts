import type { Sample } from './tidy-sample.ts'

const call = 'platform/modules/call'
const head = 'number,subsystem,capability,quote_nl,module,page,proof,state'
const rows = (first: string, count = 174) =>
  [head, first, ...Array.from({ length: count - 1 }, (_, index) => `${index + 2},CAL,x,"a, b",,,,open`)].join(
    '\n',
  )
const proven = {
  [`${call}/routes.ts`]: "export const list = page('/oproepen/:nr')",
  [`${call}/rules.test.ts`]: "test('a late plan is refused', () => {})\ntest('late; refused', () => {})",
}
const claim = (page: string, proof: string, module = 'call') =>
  rows(`1,CAL,x,y,${module},${page},${proof && `${call}/rules.test.ts > ${proof}`},done`)
/** Where the list of what the programme asks lies. */
export const csv = 'docs/capabilities.csv'

/** Lists of capabilities in which something is wrong, and ones that are right. */
export const capabilitySamples: Sample[] = [
  { about: 'a missing list', files: {}, found: [`${csv}:1`] },
  {
    about: 'another number of rows',
    files: { [csv]: rows('1,CAL,x,y,,,,open', 173) },
    found: [`${csv}:1`],
  },
  { about: 'a number out of order', files: { [csv]: rows('7,CAL,x,y,,,,open') }, found: [`${csv}:2`] },
  { about: 'an unknown state', files: { [csv]: rows('1,CAL,x,y,,,,finished') }, found: [`${csv}:2`] },
  {
    about: 'a claim whose module is not there',
    files: { ...proven, [csv]: claim('/oproepen/:nr', 'a late plan is refused', 'nothing') },
    found: [`${csv}:2`],
  },
  {
    about: 'a claim without page and proof',
    files: { ...proven, [csv]: claim('', '') },
    found: [`${csv}:2`, `${csv}:2`],
  },
  {
    about: 'a claim whose address no route has',
    files: { ...proven, [csv]: claim('/oproepen', 'a late plan is refused') },
    found: [`${csv}:2`],
  },
  {
    about: 'a claim whose address is made by a builder of routes, and one that it does not make',
    files: {
      ...proven,
      'docs/permissions.csv': 'method,path,ownership\nGET,/oproepen/:nr/planning,own\n',
      [csv]: claim('/oproepen/:nr/planning /oproepen/:nr/anders', 'a late plan is refused'),
    },
    found: [`${csv}:2`],
  },
  {
    about: 'a claim whose test is not there',
    files: { ...proven, [csv]: claim('/oproepen/:nr', 'a plan is refused') },
    found: [`${csv}:2`],
  },
  {
    about: 'nothing in a claim that can be followed',
    files: { ...proven, [csv]: claim('/oproepen/:nr', 'a late plan is refused') },
    found: [],
  },
  {
    about: 'nothing in a proof with a semicolon in its name, nor in two proofs',
    files: {
      ...proven,
      [csv]: claim('/oproepen/:nr', `late; refused; ${call}/rules.test.ts > a late plan is refused`),
    },
    found: [],
  },
]
