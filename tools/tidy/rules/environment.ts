import ts from 'typescript'
import { lineOf, productPaths, type Rule, type Violation, visit } from '../tree.ts'

const config = 'platform/app/config.ts'

/** The app may hand the whole environment to the configuration; to read a variable of it is the configuration's. */
function isHandedOver(node: ts.Node, path: string): boolean {
  const { parent } = node
  const isReadFrom =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === node
  const isUnpacked = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)
  return path.startsWith('platform/app/') && !isReadFrom && !isUnpacked
}

/** The environment is read in one place. */
export const environment: Rule = {
  name: 'environment',
  reason: `What can be configured stands in ${config}, checked once; elsewhere it is an argument.`,
  check: tree =>
    productPaths(tree)
      .filter(path => path !== config)
      .flatMap(path => {
        const found: Violation[] = []
        visit(tree.parse(path), node => {
          if (!ts.isPropertyAccessExpression(node) || node.getText() !== 'process.env') return
          if (isHandedOver(node, path)) return
          found.push({ path, line: lineOf(node), said: `process.env is read in ${config} only` })
        })
        return found
      }),
}
