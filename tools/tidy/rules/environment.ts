import ts from 'typescript'
import { lineOf, productPaths, type Rule, type Violation, visit } from '../tree.ts'

/** The environment is read in one place. */
export const environment: Rule = {
  name: 'environment',
  reason:
    'What can be configured stands in platform/app/config.ts, checked once; elsewhere it is an argument.',
  check: tree =>
    productPaths(tree)
      .filter(path => path !== 'platform/app/config.ts')
      .flatMap(path => {
        const found: Violation[] = []
        visit(tree.parse(path), node => {
          if (!ts.isPropertyAccessExpression(node) || node.getText() !== 'process.env') return
          found.push({ path, line: lineOf(node), said: 'process.env is read in platform/app/config.ts only' })
        })
        return found
      }),
}
