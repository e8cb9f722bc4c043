import { isRecord } from '../case/check-shape.ts'
import { boolean, integer, optional } from '../case/shape.ts'
import { type MatchHit, openMatchIndex } from '../matching/match.ts'
import { parseMatchFiles } from '../matching/parse-match.ts'
import { type AnswerCell, type AnswerTable, words } from './answer-table.ts'
import { type FileCommand, type FileCommandOutcome, type GivenOptions, readOptions } from './file-command.ts'

const fields = {
  top: optional(integer(1, 100)),
  'no-types': optional(boolean()),
  alike: optional(boolean()),
}

/** `match`: proven solutions for bottlenecks, or bottlenecks that are alike, with the reason why. */
export const matchCommand: FileCommand = {
  name: 'match',
  usage: '--bottlenecks FILE.json --solutions FILE.json [--top 5] [--no-types] [--alike]',
  summary: words(
    'Zoek bij elk knelpunt de oplossingen die elders werkten, of knelpunten met dezelfde kern.',
    'Find for every bottleneck the solutions that worked elsewhere, or bottlenecks with the same core.',
  ),
  example: 'versneller match --solutions oplossingen.json --bottlenecks knelpunten.json --top 5',
  valued: ['top'],
  flags: ['no-types', 'alike'],
  fileOptions: ['bottlenecks', 'solutions'],
  run,
}

function run(input: unknown, given: GivenOptions): FileCommandOutcome {
  const asked = readOptions(fields, given)
  const alike = given.alike === true
  const read = parseMatchFiles(
    isRecord(input) ? input : {},
    alike ? ['bottlenecks'] : ['bottlenecks', 'solutions'],
  )
  if (!asked.ok || !read.ok)
    return { ok: false, errors: [...(asked.ok ? [] : asked.errors), ...(read.ok ? [] : read.errors)] }
  const { top = 5 } = asked.options
  const useTypes = asked.options['no-types'] !== true
  const { bottlenecks, solutions } = read.files
  // A solution may have the id of a bottleneck: only among bottlenecks is an equal id the item itself.
  const index = openMatchIndex(alike ? bottlenecks : solutions)
  const found = bottlenecks.map(({ id, ...rest }): [string, readonly MatchHit[]] => [
    id,
    index.find({ item: alike ? { id, ...rest } : rest, top, useTypes }),
  ])
  return { ok: true, answer: Object.fromEntries(found), tables: [tableOf(found)] }
}

const nothing = words('nog geen beproefde oplossing', 'no proven solution yet')

function tableOf(found: readonly (readonly [string, readonly MatchHit[]])[]): AnswerTable {
  return {
    title: words('Koppelingen', 'Matches'),
    columns: [
      words('knelpunt', 'bottleneck'),
      words('past bij', 'fits'),
      words('score', 'score'),
      words('woorden', 'words'),
      words('typen', 'types'),
      words('hergebruik', 'reuse'),
    ],
    rows: found.flatMap(([id, hits]): AnswerCell[][] =>
      hits.length === 0 ? [[id, nothing, null, '', '', '']] : hits.map(hit => rowOf(id, hit)),
    ),
  }
}

function rowOf(id: string, { id: other, score, why }: MatchHit): AnswerCell[] {
  const { count, worked, partly } = why.reuse
  const reuse = count === 0 ? '' : `${worked}+${partly}/${count}`
  return [id, other, score, why.words.join(', '), why.types.join(', '), reuse]
}
