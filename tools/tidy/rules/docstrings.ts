import ts from 'typescript'
import { isGenerated, lineOf, productPaths, type Rule, type Violation } from '../tree.ts'

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false)

const hasDocstring = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations[0]?.name.getText() ?? ''
  const named = statement as ts.FunctionDeclaration | ts.InterfaceDeclaration
  return named.name?.text ?? 'default'
}

/** Every export says what it is. */
export const docstrings: Rule = {
  name: 'docstrings',
  reason: 'An export is a promise to somebody else: one sentence what it is, then what the type cannot say.',
  check: tree =>
    productPaths(tree)
      .filter(path => !isGenerated(path))
      .flatMap(path => {
        const found: Violation[] = []
        const seen = new Set<string>()
        for (const statement of tree.parse(path).statements) {
          if (!isExported(statement)) continue
          const name = nameOf(statement)
          if (!hasDocstring(statement) && !seen.has(name)) {
            found.push({ path, line: lineOf(statement), said: `${name} has no docstring` })
          }
          seen.add(name)
        }
        return found
      }),
}
