import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** The files of the repository, as the house rules see them: paths with forward slashes, relative to the root. */
export interface Tree {
  paths: readonly string[]
  /** Whether there is a file or a folder with this path, of any kind. */
  exists(path: string): boolean
  /** Text of a file; an empty string when it is not there. */
  read(path: string): string
  /** The parsed file, for rules where syntax matters. */
  parse(path: string): ts.SourceFile
}

/** A breach of a house rule. */
export interface Violation {
  path: string
  /** Counted from 1. */
  line: number
  /** What is wrong and, where it is not plain, what to do. */
  said: string
}

/** One house rule: a name, why it is there, and what it finds. */
export interface Rule {
  name: string
  reason: string
  check(tree: Tree): Violation[]
}

const outside = [
  'node_modules',
  'dist',
  '.git',
  '.versneller',
  'test-results',
  'playwright-report',
  'coverage',
]
const binary = /\.(png|jpe?g|gif|ico|woff2?|ttf|otf|wasm|pdf|xlsx|ods|docx|zip|gz)$/

function treeOf(
  paths: readonly string[],
  text: (path: string) => string,
  exists: (path: string) => boolean,
): Tree {
  const texts = new Map<string, string>()
  const parsed = new Map<string, ts.SourceFile>()
  const read = (path: string): string => {
    const known = texts.get(path)
    if (known !== undefined) return known
    const now = text(path)
    texts.set(path, now)
    return now
  }
  const parse = (path: string): ts.SourceFile => {
    const known = parsed.get(path)
    if (known) return known
    const now = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
    parsed.set(path, now)
    return now
  }
  return { paths: [...paths].sort(), exists, read, parse }
}

/** The text files below a folder, without what is installed or built. */
export function treeOfFolder(root: string): Tree {
  const entries = globSync(['**/*', '.*', '.ci/*', '.reuse/*'], {
    cwd: root,
    withFileTypes: true,
    exclude: entry => outside.includes(entry.name),
  })
  const paths = entries
    .filter(entry => entry.isFile() && !binary.test(entry.name))
    .map(entry =>
      join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
    )
  const known = new Set(paths)
  const text = (path: string): string => (known.has(path) ? readFileSync(join(root, path), 'utf8') : '')
  return treeOf([...known], text, path => existsSync(join(root, path)))
}

/** A small tree that is written down, to show a rule what it must find. */
export function treeOfTexts(texts: Readonly<Record<string, string>>): Tree {
  const paths = Object.keys(texts)
  return treeOf(
    paths,
    path => texts[path] ?? '',
    path => paths.some(known => known === path || known.startsWith(`${path}/`)),
  )
}

const codeFile = /\.(ts|tsx|mjs|mts)$/
const testFile = /\.(test|journey)\.tsx?$/

/** Paths of all code. */
export const codePaths = (tree: Tree): string[] => tree.paths.filter(path => codeFile.test(path))

/** Paths of the code of the product: no tests and no tools. */
export const productPaths = (tree: Tree): string[] =>
  codePaths(tree).filter(path => /^(engine\/(src|parameters)|platform)\//.test(path) && !testFile.test(path))

/** Paths of the tests. */
export const testPaths = (tree: Tree): string[] => tree.paths.filter(path => testFile.test(path))

/** Whether a file is written by a program. */
export const isGenerated = (path: string): boolean => /\.generated\.(ts|css|json)$/.test(path)

/** The folders directly below this one. */
export function foldersIn(tree: Tree, folder: string): string[] {
  const below = tree.paths
    .filter(path => path.startsWith(`${folder}/`))
    .map(path => path.slice(folder.length + 1))
  return [...new Set(below.filter(path => path.includes('/')).map(path => path.split('/')[0] ?? ''))]
}

/** Number of the line on which this place of a text stands, from 1. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

/** Number of the line on which a node starts, from 1. */
export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/** Visits every node of a file. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, child => visit(child, see))
}

/** The lines of a text that match, as violations. */
export function linesMatching(path: string, text: string, pattern: RegExp, said: string): Violation[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [{ path, line: index + 1, said }] : []))
}
