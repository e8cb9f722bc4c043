import { readFileSync } from 'node:fs'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { addNumberMutator } from './number-mutator.ts'

/** One change of one place in the code, made to see whether a test notices it. */
export interface Mutant {
  readonly id: string
  /** Path of the source file, from the root of the repository. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** The line as it stands, without the spaces around it. */
  readonly code: string
  /** What is there, and what is put in its place; both on one line. */
  readonly original: string
  readonly replacement: string
}

/** Texts and the fields of an object are words and shapes: other tests hold those, not figures. */
const excludedMutations = ['StringLiteral', 'ObjectLiteral']

const nothing = (): void => undefined
const no = (): boolean => false
const silent = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Text between two places, which count lines and columns from 0. */
function textBetween(lines: readonly string[], { start, end }: Location): string {
  const whole = lines.slice(start.line, end.line + 1)
  const last = whole.length - 1
  return whole
    .map((line, index) =>
      line.slice(index === 0 ? start.column : 0, index === last ? end.column : line.length),
    )
    .join('\n')
}

interface Location {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

/** Source files with every mutant in them, each behind a switch that chooses at most one while the code runs. */
export async function withMutants(
  paths: readonly string[],
): Promise<{ mutants: Mutant[]; codeOf: Map<string, string> }> {
  await addNumberMutator()
  const sources = new Map(paths.map(path => [path, readFileSync(path, 'utf8')]))
  const { files, mutants } = await new Instrumenter(silent).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations, ignorers: [] },
  )
  return {
    codeOf: new Map(files.map(({ name, content }) => [name, content])),
    mutants: mutants
      .filter(({ status }) => status !== 'Ignored')
      .map(({ id, fileName, location, replacement }) => {
        const lines = (sources.get(fileName) ?? '').split('\n')
        return {
          id,
          file: fileName,
          line: location.start.line + 1,
          code: (lines[location.start.line] ?? '').trim(),
          original: onOneLine(textBetween(lines, location)),
          replacement: onOneLine(replacement ?? ''),
        }
      }),
  }
}
