import type { Rule } from '../tree.ts'

const empty = /(^|[-./])(utils?|helpers?|common|managers?|misc|stuff)([-./]|$)/
const kebab = /^[a-z0-9]+([-.][a-z0-9]+)*$/
/** Names that others prescribe. */
const prescribed =
  /^(README|README\.en|ARCHITECTURE|CONTRIBUTING|CHANGELOG|SECURITY)\.md$|^(LICENSE|LICENSES\/.*|REUSE\.toml)$|README\.md$/

/** File names that say what is in the file. */
export const names: Rule = {
  name: 'names',
  reason: 'A name that fits everything says nothing: name the file after its main export, in kebab-case.',
  check: tree =>
    tree.paths
      .filter(path => !prescribed.test(path) && !path.startsWith('.'))
      .flatMap(path => {
        const file = path.split('/').at(-1) ?? ''
        const found = []
        if (empty.test(path))
          found.push({ path, line: 1, said: 'utils, helpers, common, manager and the like say nothing' })
        const isOurs = /^(engine|platform|tools|journeys)\//.test(path) && !file.startsWith('.')
        if (isOurs && !kebab.test(file)) found.push({ path, line: 1, said: 'file names are kebab-case' })
        return found
      }),
}
