import ts from 'typescript'
import { tableRows } from '../markdown-table.ts'
import { lineOf, type Rule, visit } from '../tree.ts'

const config = 'platform/app/config.ts'
const pages = ['docs/operate/README.md', 'docs/operate/README.en.md']
const variable = /^[A-Z][A-Z0-9_]+$/

/** The variables that the configuration reads, with the line of the first time. */
function variablesOf(file: ts.SourceFile): Map<string, number> {
  const found = new Map<string, number>()
  visit(file, node => {
    if (!ts.isPropertyAccessExpression(node) || !variable.test(node.name.text)) return
    if (!found.has(node.name.text)) found.set(node.name.text, lineOf(node))
  })
  return found
}

/** Every setting of the operator is explained, and none is explained that does nothing. */
export const settings: Rule = {
  name: 'settings',
  reason: 'An operator who reads docs/operate knows all that can be set.',
  check: tree => {
    if (!tree.paths.includes(config)) return []
    const used = variablesOf(tree.parse(config))
    return pages.flatMap(path => {
      const rows = tableRows(tree.read(path)).map(({ cells, line }) => ({
        name: cells[0]?.replaceAll('`', ''),
        line,
      }))
      const missing = [...used].filter(([name]) => !rows.some(row => row.name === name))
      const idle = rows.filter(row => !used.has(row.name ?? ''))
      return [
        ...missing.map(([name, line]) => ({
          path: config,
          line,
          said: `${name} is not explained in ${path}`,
        })),
        ...idle.map(({ name, line }) => ({ path, line, said: `${name} is read nowhere` })),
      ]
    })
  },
}
