import { foldersIn, type Rule, type Tree, type Violation } from '../tree.ts'

const linesMax = 15
const capabilitiesCount = 174
const compulsory = ['README.md', 'module.ts', 'texts.nl.json', 'texts.en.json']

/** The lines of text: diagrams and empty lines do not count. */
const textLines = (readme: string): number =>
  readme
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .filter(line => line.trim() !== '').length

function passageViolations(readme: string): string[] {
  const passage = /^Capabilities: (.+)$/m.exec(readme)?.[1]
  if (!passage) return ['name the passage of the programme it serves: a line "Capabilities: 4, 7-9"']
  const numbers = passage.match(/\d+/g) ?? []
  const wrong = numbers.filter(number => Number(number) < 1 || Number(number) > capabilitiesCount)
  if (numbers.length === 0) return ['the line "Capabilities:" names no number of docs/capabilities.csv']
  return wrong.map(number => `capability ${number} does not exist`)
}

function violationsOf(tree: Tree, module: string): Violation[] {
  const folder = `platform/modules/${module}`
  const missing = compulsory.filter(file => !tree.paths.includes(`${folder}/${file}`))
  const path = `${folder}/README.md`
  const readme = tree.read(path)
  const found = missing.map(file => ({
    path: `${folder}/${file}`,
    line: 1,
    said: 'every module has this file',
  }))
  if (readme === '') return found
  const lines = textLines(readme)
  const tooLong = lines > linesMax ? [`${lines} lines of text, at most ${linesMax}`] : []
  return [...found, ...[...tooLong, ...passageViolations(readme)].map(said => ({ path, line: 1, said }))]
}

/** A module says in a few lines what it is and which passage of the programme it serves. */
export const moduleReadme: Rule = {
  name: 'module-readme',
  reason: 'A module exists for a passage of the programme; who opens its folder reads that first.',
  check: tree => foldersIn(tree, 'platform/modules').flatMap(module => violationsOf(tree, module)),
}
