import { messageArguments } from '../message-arguments.ts'
import { lineAt, type Rule, type Tree, type Violation } from '../tree.ts'

type Catalogue = Record<string, unknown>

function parse(text: string): Catalogue | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

function argumentsOrWhy(message: string): { names: string } | { why: string } {
  try {
    return { names: messageArguments(message).join(', ') }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

interface Pair {
  path: string
  own: Catalogue
  other: Catalogue
  otherPath: string
}

/** What is wrong with one sentence of a catalogue, next to the other language. */
function sentenceViolation({ own, other, otherPath }: Pair, key: string): string | undefined {
  const sentence = own[key]
  if (typeof sentence !== 'string' || sentence.trim() === '') return `${key} is not a sentence`
  const mine = argumentsOrWhy(sentence)
  if ('why' in mine) return `${key}: ${mine.why}`
  if (!(key in other)) return `${key} is missing in ${otherPath}`
  const theirs = argumentsOrWhy(String(other[key]))
  if ('why' in theirs || theirs.names === mine.names) return undefined
  return `${key} has the arguments (${mine.names}), in ${otherPath} (${theirs.names})`
}

function pairViolations(tree: Tree, path: string): Violation[] {
  const isDutch = path.endsWith('.nl.json')
  const otherPath = isDutch
    ? path.replace(/\.nl\.json$/, '.en.json')
    : path.replace(/\.en\.json$/, '.nl.json')
  if (!tree.paths.includes(otherPath)) return [{ path, line: 1, said: `${otherPath} is missing` }]
  const own = parse(tree.read(path))
  const other = parse(tree.read(otherPath))
  if (!own) return [{ path, line: 1, said: 'not a JSON object' }]
  return Object.keys(own).flatMap(key => {
    const said = sentenceViolation({ path, own, other: other ?? {}, otherPath }, key)
    const line = lineAt(tree.read(path), tree.read(path).indexOf(JSON.stringify(key)))
    return said ? [{ path, line, said }] : []
  })
}

/** Both languages say the same things. */
export const texts: Rule = {
  name: 'texts',
  reason: 'Every sentence a user reads exists in Dutch and English, with the same arguments.',
  check: tree =>
    tree.paths
      .filter(path => /(^|\/)texts\.(nl|en)\.json$/.test(path))
      .flatMap(path => pairViolations(tree, path)),
}
