const kinds = [
  { name: 'added', title: 'Added' },
  { name: 'changed', title: 'Changed' },
  { name: 'fixed', title: 'Fixed' },
] as const

/** A fragment of the changelog: its file name and its text. */
export interface Fragment {
  file: string
  text: string
}

/**
 * The changelog with the fragments folded into a new release on top.
 * @param release version and day, as "0.2.0 (2026-12-01)"
 * @throws Error when there is nothing to release or a fragment is of no known kind
 */
export function withRelease(changelog: string, release: string, fragments: readonly Fragment[]): string {
  const isOf = (fragment: Fragment, kind: string): boolean => fragment.file.endsWith(`.${kind}.md`)
  const lost = fragments.find(fragment => !kinds.some(kind => isOf(fragment, kind.name)))
  if (lost) throw new Error(`${lost.file} is not named .added.md, .changed.md or .fixed.md`)
  if (fragments.length === 0) throw new Error('there is nothing to release')
  const sections = kinds.map(kind => {
    const lines = fragments.filter(fragment => isOf(fragment, kind.name))
    const items = lines.map(({ text }) => `- ${text.trim().replaceAll('\n', '\n  ')}\n`)
    return items.length > 0 ? `\n### ${kind.title}\n\n${items.join('')}` : ''
  })
  const at = changelog.search(/\n## /)
  const [head, older] =
    at < 0 ? [changelog.trimEnd(), ''] : [changelog.slice(0, at).trimEnd(), changelog.slice(at)]
  return `${head}\n\n## ${release}\n${sections.join('')}${older}`
}
