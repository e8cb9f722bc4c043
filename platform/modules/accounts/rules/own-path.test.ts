import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

describe('the way on after sign-in', () => {
  it.each(['/werk', '/projecten/binckhorst?tab=fase', '/cases/1/risico', '/'])(
    'follows %s of this site',
    path => {
      expect(ownPath(path)).toBe(path)
    },
  )

  it.each([
    undefined,
    '',
    'https://elders.example',
    '//elders.example',
    '///elders.example',
    '/\\elders.example',
    '\\\\elders.example',
    '/\t/elders.example',
    '/\n/elders.example',
    '/..//elders.example',
    '/./\\elders.example',
    'javascript:alert(1)',
    'elders.example',
    ' //elders.example',
  ])('never leaves the site for %j', wanted => {
    expect(ownPath(wanted)).toBe('/werk')
  })
})
