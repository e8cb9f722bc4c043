import ts from 'typescript'
import { codePaths, foldersIn, lineOf, type Rule, type Tree, type Violation, visit } from '../tree.ts'

/** The strings of `needs: [...]` in a module's declaration, and where it stands. */
function declaredNeeds(file: ts.SourceFile): { names: string[]; line: number } | undefined {
  let found: { names: string[]; line: number } | undefined
  visit(file, node => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'needs') return
    if (!ts.isArrayLiteralExpression(node.initializer)) return
    const names = node.initializer.elements.filter(ts.isStringLiteral).map(element => element.text)
    found = { names, line: lineOf(node) }
  })
  return found
}

/** Names of the other modules that a file imports from, types too. */
function importedModules(file: ts.SourceFile): string[] {
  const depth = file.fileName.split('/').slice(3, -1).length
  const upToModules = '../'.repeat(depth + 1)
  const names: string[] = []
  visit(file, node => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    const from = isImport ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith(upToModules)) return
    const rest = from.text.slice(upToModules.length)
    if (!rest.startsWith('../') && rest.includes('/')) names.push(rest.split('/')[0] ?? '')
  })
  return names
}

function violationsOf(tree: Tree, module: string): Violation[] {
  const folder = `platform/modules/${module}`
  const path = `${folder}/module.ts`
  if (!tree.paths.includes(path)) return []
  const declared = declaredNeeds(tree.parse(path))
  if (!declared) return [{ path, line: 1, said: 'needs: [...] is missing' }]
  const files = codePaths(tree).filter(file => file.startsWith(`${folder}/`) && !file.includes('.test.'))
  const used = new Set(files.flatMap(file => importedModules(tree.parse(file))))
  const { names, line } = declared
  const undeclared = [...used].filter(name => !names.includes(name)).sort()
  const unused = names.filter(name => !used.has(name))
  return [
    ...undeclared.map(name => ({ path, line, said: `imports ${name}, which needs does not name` })),
    ...unused.map(name => ({ path, line, said: `needs names ${name}, which is not imported` })),
  ]
}

/** What a module says it needs is what it imports. */
export const needs: Rule = {
  name: 'needs',
  reason: 'The order of the modules, and which can be left out, is read from needs: it must be true.',
  check: tree => foldersIn(tree, 'platform/modules').flatMap(module => violationsOf(tree, module)),
}
