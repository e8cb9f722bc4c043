import { expect, test } from 'vitest'
import { withRelease } from './release-notes.ts'

const fragments = [
  { file: 'b.fixed.md', text: 'A date is right.\n' },
  { file: 'a.added.md', text: 'Calls can be\npaused.\n' },
]
const release =
  '## 0.2.0 (2026-12-01)\n\n### Added\n\n- Calls can be\n  paused.\n\n### Fixed\n\n- A date is right.\n'

test('fragments are folded by kind into the first release', () => {
  expect(withRelease('# Changelog\n\nAbout.\n', '0.2.0 (2026-12-01)', fragments)).toBe(
    `# Changelog\n\nAbout.\n\n${release}`,
  )
})

test('a release stands above the older ones', () => {
  const older = '\n## 0.1.0 (2026-11-01)\n\n### Added\n\n- All.\n'
  expect(withRelease(`# Changelog\n\nAbout.\n${older}`, '0.2.0 (2026-12-01)', fragments)).toBe(
    `# Changelog\n\nAbout.\n\n${release}${older}`,
  )
})

test('a release without changes and a fragment of no kind are refused', () => {
  expect(() => withRelease('# A\n', '0.2.0', [])).toThrow('there is nothing to release')
  expect(() => withRelease('# A\n', '0.2.0', [{ file: 'a.new.md', text: 'x' }])).toThrow(
    'a.new.md is not named',
  )
})
