import { globSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import law from '../../.dependency-cruiser.mjs'

/** An import that the law forbids. */
export interface LawViolation {
  rule: string
  from: string
  to: string
  /** Why the rule is there, from the rule's own comment. */
  reason: string
}

/** A judged tree: the files that were really read, the imports between them, and what is forbidden. */
export interface LawReport {
  modules: string[]
  imports: { from: string; to: string }[]
  violations: LawViolation[]
}

const notOurs = ['**/node_modules/**', '**/dist/**', 'tools/fixtures/**']

/** The source files on disk below `root` that the law must have seen, by relative path. */
export function sourceFiles(root: string): string[] {
  const found = globSync('{engine,platform,tools,journeys}/**/*.{ts,tsx}', { cwd: root, exclude: notOurs })
  return found
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !file.endsWith('.d.ts'))
    .sort()
}

/**
 * Files on disk that the cruise did not read. With a TypeScript that dependency-cruiser cannot use it reads nothing and
 * reports no violation: a law that sees nothing must not pass.
 */
export function unseenFiles(onDisk: readonly string[], seen: readonly string[]): LawViolation[] {
  const known = new Set(seen)
  const reason = 'dependency-cruiser did not read this file, so no rule was applied to it'
  return onDisk
    .filter(file => !known.has(file))
    .map(from => ({ rule: 'law-sees-everything', from, to: 'nothing', reason }))
}

/** Judges the imports of these files, paths relative to `root`. */
export async function checkLaw(root: string, files: string[]): Promise<LawReport> {
  const { forbidden = [], options } = law
  const { output } = await cruise(files, {
    ...options,
    baseDir: root,
    ruleSet: { forbidden },
    validate: true,
  })
  const { modules, summary } = output as ICruiseResult
  const reasons = new Map(forbidden.map(rule => [rule.name, rule.comment ?? '']))
  const broken = summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(step => step.name).join(' → ') : to,
    reason: reasons.get(rule.name) ?? '',
  }))
  const seen = modules.map(module => module.source)
  return {
    modules: files.filter(file => seen.includes(file)),
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(d => ({ from: source, to: d.resolved })),
    ),
    violations: [...broken, ...unseenFiles(files, seen)],
  }
}
