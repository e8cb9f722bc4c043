import ts from 'typescript'
import { foldersIn, productPaths, type Rule, type Tree, type Violation, visit } from '../tree.ts'

const page = 'docs/capabilities.csv'
const columns = 'number,subsystem,capability,quote_nl,module,page,proof,state'
const rowCount = 174

/** The fields of one line of a CSV file; a field between quotes may hold commas and doubled quotes. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

/** The first words of every test and group of a file. */
function testNames(file: ts.SourceFile): Set<string> {
  const found = new Set<string>()
  visit(file, node => {
    if (!ts.isCallExpression(node) || !/^(it|test|describe)\b/.test(node.expression.getText())) return
    const [first] = node.arguments
    if (first && ts.isStringLiteralLike(first)) found.add(first.text)
  })
  return found
}

const routesPage = 'docs/permissions.csv'

/** Addresses of the routes as the generated table of permissions has them: also those that are made of parts. */
function routesOf(tree: Tree): string[] {
  if (!tree.paths.includes(routesPage)) return []
  const [, ...lines] = tree.read(routesPage).trimEnd().split('\n')
  return lines.flatMap(line => fieldsOf(line)[1] ?? [])
}

/** Every route, and every string of the product that can be an address. */
function addressesOf(tree: Tree): Set<string> {
  const found = new Set<string>(routesOf(tree))
  for (const path of productPaths(tree).filter(path => path.startsWith('platform/'))) {
    visit(tree.parse(path), node => {
      if (ts.isStringLiteralLike(node) && node.text.startsWith('/')) found.add(node.text)
    })
  }
  return found
}

function proofViolation(tree: Tree, proof: string): string | undefined {
  const [file = '', name = ''] = proof.split(' > ')
  if (!tree.paths.includes(file)) return `the proof "${proof}" names no file of the repository`
  if (!testNames(tree.parse(file)).has(name)) return `${file} has no test "${name}"`
  return undefined
}

interface Claim {
  module: string
  page: string
  proof: string
  state: string
}

interface Known {
  tree: Tree
  modules: readonly string[]
  addresses: ReadonlySet<string>
}

/** Between two proofs: a test may have "; " in its name, so what follows has to be a file of tests. */
const nextProof = /; (?=\S+\.test\.tsx? > )/

/** What a claim promises and the repository does not hold. */
function claimViolations(claim: Claim, { tree, modules, addresses }: Known): string[] {
  if (!['open', 'partly', 'done'].includes(claim.state))
    return [`"${claim.state}" is no state: open, partly or done`]
  if (claim.state === 'open') return []
  const parts = claim.module.split(' ').filter(part => part !== '')
  const found = parts
    .filter(part => part !== 'engine' && !modules.includes(part))
    .map(part => `no module ${part}`)
  if (parts.length === 0) found.push('a claim names its module')
  const pages = claim.page.split(' ').filter(address => address !== '')
  if (pages.length === 0) found.push('a claim names its page')
  found.push(
    ...pages.filter(address => !addresses.has(address)).map(address => `no route has the address ${address}`),
  )
  const proofs = claim.proof.split(nextProof).filter(proof => proof !== '')
  if (proofs.length === 0) found.push('a claim names its proof: "file.test.ts > name of the test"')
  found.push(...proofs.flatMap(proof => proofViolation(tree, proof) ?? []))
  return found
}

/** The list of what the programme asks is whole, and every claim in it can be followed to a page and a test. */
export const capabilities: Rule = {
  name: 'capabilities',
  reason: 'A capability that is claimed without a page and a proof is a wish.',
  check: tree => {
    const [head, ...lines] = tree.read(page).trimEnd().split('\n')
    if (head !== columns) return [{ path: page, line: 1, said: `the columns are ${columns}` }]
    const known = { tree, modules: foldersIn(tree, 'platform/modules'), addresses: addressesOf(tree) }
    const found: Violation[] = []
    if (lines.length !== rowCount)
      found.push({ path: page, line: 1, said: `${lines.length} rows, not ${rowCount}` })
    for (const [index, text] of lines.entries()) {
      const [number = '', , , , module = '', address = '', proof = '', state = ''] = fieldsOf(text)
      const line = index + 2
      if (Number(number) !== index + 1)
        found.push({ path: page, line, said: `row ${index + 1} has number ${number}` })
      const claim = { module, page: address, proof, state }
      found.push(
        ...claimViolations(claim, known).map(said => ({ path: page, line, said: `${number}: ${said}` })),
      )
    }
    return found
  },
}
