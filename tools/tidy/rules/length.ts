import ts from 'typescript'
import { codePaths, isGenerated, lineOf, type Rule, type Tree, type Violation, visit } from '../tree.ts'

const fileLinesMax = 400
const functionLinesMax = 70
/** Tables of figures and of cases are read, not followed: their length is no burden. */
const tables = /^(engine\/(parameters|golden)\/|tools\/fixtures\/)/

function name(node: ts.Node): string {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))
    return node.name?.getText() ?? 'function'
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : 'function'
}

/** A `describe` holds tests, each of which is measured. */
const isGroupOfTests = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())

const filledLines = (text: string): number => text.split('\n').filter(line => line.trim() !== '').length

function longFunctions(tree: Tree, path: string): Violation[] {
  const found: Violation[] = []
  visit(tree.parse(path), node => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isGroupOfTests(node)) return
    const lines = filledLines(node.getText())
    if (lines <= functionLinesMax) return
    found.push({
      path,
      line: lineOf(node),
      said: `${name(node)} has ${lines} lines, at most ${functionLinesMax}`,
    })
  })
  return found
}

/** Files and functions that one can see whole. */
export const length: Rule = {
  name: 'length',
  reason:
    'What does not fit on a screen or two is not read whole. A long file becomes a folder of the same name.',
  check: tree => {
    const code = codePaths(tree).filter(path => !tables.test(path) && !isGenerated(path))
    const styles = tree.paths.filter(path => path.endsWith('.css') && !isGenerated(path))
    const longFiles = [...code, ...styles].flatMap(path => {
      const lines = tree.read(path).trimEnd().split('\n').length
      return lines > fileLinesMax ? [{ path, line: 1, said: `${lines} lines, at most ${fileLinesMax}` }] : []
    })
    return [...longFiles, ...code.flatMap(path => longFunctions(tree, path))]
  },
}
