import ts from 'typescript'
import { commentsOf } from '../comments.ts'
import {
  codePaths,
  lineOf,
  linesMatching,
  type Rule,
  type Tree,
  testPaths,
  type Violation,
  visit,
} from '../tree.ts'

const mark = /\b(TODO|FIXME|XXX|HACK)\b/

const inComments = (tree: Tree): Violation[] =>
  codePaths(tree).flatMap(path =>
    commentsOf(tree.parse(path))
      .filter(comment => mark.test(comment.text))
      .map(({ line }) => ({ path, line, said: 'finish it, or write an issue and leave the mark out' })),
  )

const inTexts = (tree: Tree): Violation[] =>
  tree.paths
    .filter(path => /\.(md|css|sql|yml|yaml|toml)$/.test(path))
    .flatMap(path =>
      linesMatching(path, tree.read(path), mark, 'finish it, or write an issue and leave the mark out'),
    )

const testWord = /^(it|test|describe|suite)$/
const leftOut = /^(skip|only|todo|fixme|fails)$/

function leftOutTests(tree: Tree, path: string): Violation[] {
  const found: Violation[] = []
  visit(tree.parse(path), node => {
    const isShort =
      ts.isCallExpression(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.expression.getText())
    const isMember =
      ts.isPropertyAccessExpression(node) &&
      leftOut.test(node.name.text) &&
      testWord.test(node.expression.getText().split('.')[0] ?? '')
    if (isShort || isMember) found.push({ path, line: lineOf(node), said: 'a test runs or is not there' })
  })
  return found
}

/** Nothing left for later, and no test left out. */
export const unfinished: Rule = {
  name: 'unfinished',
  reason: 'A mark in the code is a promise to nobody, and a skipped test a lie about what is proven.',
  check: tree => [
    ...inComments(tree),
    ...inTexts(tree),
    ...testPaths(tree).flatMap(path => leftOutTests(tree, path)),
  ],
}
