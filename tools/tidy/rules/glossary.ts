import ts from 'typescript'
import { tableRows } from '../markdown-table.ts'
import { foldersIn, isGenerated, lineAt, lineOf, productPaths, type Rule, type Tree } from '../tree.ts'

const page = 'docs/glossary.md'
const codeColumn = 2
/** Tables of nouns have six columns; those of verbs and states have fewer. */
const nounColumns = 6

/** Names of JavaScript, the browser and Node: a type of ours by that name is read as theirs. */
const taken = new Set(
  'Function Event Request Response Selection Notification Comment Document File Module Option Range Node'.split(
    ' ',
  ),
)

/** A name as lower-case words: "PotClaim", "potClaim", "pot_claims" and "pot-claim" are alike. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(word => word !== '')

const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.endsWith('sses')
      ? word.slice(0, -2)
      : word.replace(/(?<!s)s$/, '')

/** A form in which the spelling of case, separation and number is gone. */
const spread = (name: string): string => ` ${wordsOf(name).map(singular).join(' ')} `

/** Every word of the code column, in that form. */
function knownWords(tree: Tree): string[] {
  const nouns = tableRows(tree.read(page)).filter(row => row.cells.length === nounColumns)
  const cells = nouns.map(row => row.cells[codeColumn] ?? '')
  return cells.flatMap(cell => cell.replaceAll('`', '').split(',')).map(word => spread(word.trim()))
}

/** Whether a name holds a word of the list: `SubmissionDraft` is about a Submission. */
const isKnown = (name: string, words: readonly string[]): boolean =>
  words.some(word => word.trim() !== '' && spread(name).includes(word))

interface Named {
  kind: string
  name: string
  path: string
  line: number
}

const modules = (tree: Tree): Named[] =>
  foldersIn(tree, 'platform/modules').map(name => ({
    kind: 'module',
    name,
    path: `platform/modules/${name}`,
    line: 1,
  }))

const engineParts = (tree: Tree): Named[] =>
  foldersIn(tree, 'engine/src').map(name => ({
    kind: 'part of the engine',
    name,
    path: `engine/src/${name}`,
    line: 1,
  }))

function tables(tree: Tree): Named[] {
  const files = tree.paths.filter(path => /^platform\/.*\/migrations\/.*\.sql$/.test(path))
  return files.flatMap(path => {
    const sql = tree.read(path)
    // A table in a schema of its own belongs to a library, with the names of that library.
    const created = /create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?(?![\w"]*\.)/gi
    return [...sql.matchAll(created)].map(match => ({
      kind: 'table',
      name: match[1] ?? '',
      path,
      line: lineAt(sql, match.index),
    }))
  })
}

const isExported = (statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): boolean =>
  statement.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false

/** The types that a file declares for others. */
function declaredTypes(tree: Tree, path: string): Named[] {
  const { statements } = tree.parse(path)
  return statements
    .filter(statement => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .filter(isExported)
    .map(statement => ({ kind: 'type', name: statement.name.text, path, line: lineOf(statement) }))
}

/** The types that a door lets out: `export type { A }` and `export { type B }`. */
function passedTypes(tree: Tree, path: string): Named[] {
  return tree.parse(path).statements.flatMap(statement => {
    if (!ts.isExportDeclaration(statement)) return []
    const { exportClause, isTypeOnly } = statement
    if (!exportClause || !ts.isNamedExports(exportClause)) return []
    return exportClause.elements
      .filter(element => isTypeOnly || element.isTypeOnly)
      .map(element => ({ kind: 'type', name: element.name.text, path, line: lineOf(element) }))
  })
}

/** Models hold the nouns of a module, doors what others see of it; what stays inside may be called as it likes. */
function types(tree: Tree): Named[] {
  const files = productPaths(tree).filter(path => !isGenerated(path))
  const models = files.filter(path => /^platform\/modules\/[^/]+\/model(\/.*)?\.tsx?$/.test(path))
  const doors = files.filter(path => /^(platform\/modules\/[^/]+|engine\/src)\/index\.ts$/.test(path))
  return [
    ...models.flatMap(path => declaredTypes(tree, path)),
    ...doors.flatMap(path => [...declaredTypes(tree, path), ...passedTypes(tree, path)]),
  ]
}

/** Every noun of the code is in the word list. */
export const glossary: Rule = {
  name: 'glossary',
  reason: 'One concept, one word, in code and interface: a new noun gets its row in docs/glossary.md first.',
  check: tree => {
    const words = knownWords(tree)
    const named = [...modules(tree), ...engineParts(tree), ...tables(tree), ...types(tree)]
    const unknown = named
      .filter(({ name }) => !isKnown(name, words))
      .map(({ kind, name, path, line }) => ({ path, line, said: `${kind} ${name} has no row in ${page}` }))
    const ambiguous = named
      .filter(({ kind, name }) => kind === 'type' && taken.has(name))
      .map(({ name, path, line }) => ({
        path,
        line,
        said: `${name} is a name of JavaScript or the browser already`,
      }))
    return [...unknown, ...ambiguous]
  },
}
