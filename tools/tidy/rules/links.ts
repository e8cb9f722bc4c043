import { posix } from 'node:path'
import type { Rule, Tree, Violation } from '../tree.ts'

const link = /\[[^\]]*\]\(([^)\s]+)\)/g

function violationsOf(tree: Tree, path: string): Violation[] {
  return tree
    .read(path)
    .replace(/```[\s\S]*?```/g, block => block.replace(/[^\n]/g, ''))
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(link)]
        .map(match => match[1]?.split('#')[0] ?? '')
        .filter(target => target !== '' && !/^[a-z]+:/.test(target))
        .filter(target => !tree.exists(posix.join(posix.dirname(path), decodeURI(target))))
        .map(target => ({ path, line: index + 1, said: `${target} does not exist` })),
    )
}

/** A link in the documents leads somewhere. */
export const links: Rule = {
  name: 'links',
  reason: 'A document with a dead link was not read by its writer.',
  check: tree => tree.paths.filter(path => path.endsWith('.md')).flatMap(path => violationsOf(tree, path)),
}
