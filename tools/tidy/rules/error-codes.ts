import ts from 'typescript'
import { tableRows } from '../markdown-table.ts'
import { lineOf, productPaths, type Rule, type Tree, type Violation, visit } from '../tree.ts'

const page = 'docs/errors.md'
const withUnderscore = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/
const capitals = /^[A-Z][A-Z0-9]+(_[A-Z0-9]+)*$/

/** Names in capitals that are no code. */
const otherNames = new Set(['PG_VERSION'])

/** The only file that names variables of the environment, which look like codes. */
const config = 'platform/app/config.ts'

const isCodeOfProperty = (node: ts.StringLiteralLike): boolean =>
  ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'code' && capitals.test(node.text)

/** The codes that a file gives, with their lines. */
function codesOf(file: ts.SourceFile): { code: string; line: number }[] {
  const found: { code: string; line: number }[] = []
  visit(file, node => {
    if (!ts.isStringLiteralLike(node)) return
    if (withUnderscore.test(node.text) || isCodeOfProperty(node))
      found.push({ code: node.text, line: lineOf(node) })
  })
  return found
}

/** Rows that say a code in both languages. */
const rowsOf = (tree: Tree): { code: string; nl: string; en: string; line: number }[] =>
  tableRows(tree.read(page)).map(({ cells: [code = '', nl = '', en = ''], line }) => ({
    code: code.replaceAll('`', ''),
    nl,
    en,
    line,
  }))

function undocumented(tree: Tree, known: ReadonlySet<string>): Violation[] {
  const files = productPaths(tree).filter(path => path !== config)
  return files.flatMap(path => {
    const first = new Map(
      codesOf(tree.parse(path))
        .map(({ code, line }) => [code, line] as const)
        .reverse(),
    )
    return [...first]
      .filter(([code]) => !known.has(code) && !otherNames.has(code))
      .map(([code, line]) => ({
        path,
        line,
        said: `${code} has no sentence in both languages in ${page} (npm run generate)`,
      }))
  })
}

/** Every error code is explained in both languages, and none is explained that is never given. */
export const errorCodes: Rule = {
  name: 'error-codes',
  reason: 'Who meets a code must be able to look up what to do; a closed list stays closed.',
  check: tree => {
    const rows = rowsOf(tree)
    const code = productPaths(tree)
      .map(path => tree.read(path))
      .join('\n')
    const incomplete = rows.filter(row => row.nl === '' || row.en === '')
    const given = (row: { code: string }): boolean => new RegExp(`\\b${row.code}\\b`).test(code)
    return [
      ...undocumented(tree, new Set(rows.map(row => row.code))),
      ...incomplete.map(row => ({
        path: page,
        line: row.line,
        said: `${row.code} lacks a sentence in nl or en`,
      })),
      ...rows
        .filter(row => !given(row))
        .map(row => ({ path: page, line: row.line, said: `${row.code} is given nowhere in the code` })),
    ]
  },
}
