import { commentsOf } from '../comments.ts'
import { codePaths, type Rule } from '../tree.ts'

const dutch = new Set(
  'de het een van niet wordt worden zijn voor naar met maar ook deze dit dat wel geen als bij uit door moet kan alleen omdat nog naam alle regel waarde'.split(
    ' ',
  ),
)
const english = new Set(
  'the a an of not is are for to with but also this that no when by from must can only because all and it its'.split(
    ' ',
  ),
)

/** Words in quotes are names or texts of the interface: they may be Dutch. */
const plainWords = (text: string): string[] =>
  text
    .replace(/`[^`]*`|"[^"]*"|'[^'\n]*'|“[^”]*”|\([^)]*\)/g, ' ')
    .toLowerCase()
    .match(/[a-zà-ÿ]+/g) ?? []

function isDutch(text: string): boolean {
  const words = plainWords(text)
  const foreign = new Set(words.filter(word => dutch.has(word)))
  const own = words.filter(word => english.has(word))
  return foreign.size >= 2 && foreign.size > own.length
}

/** Comments that every contributor can read. */
export const commentLanguage: Rule = {
  name: 'comment-language',
  reason: 'Code and comments are English; Dutch is for what users read. Dutch terms may be quoted.',
  check: tree =>
    codePaths(tree).flatMap(path =>
      commentsOf(tree.parse(path))
        .filter(comment => isDutch(comment.text))
        .map(({ line }) => ({ path, line, said: 'this comment is Dutch' })),
    ),
}
