import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { address, href } from './address.ts'

const list = address(
  '/projecten',
  z.object({ zoek: z.string().optional(), soort: z.array(z.string()).optional() }),
)
const item = address('/projecten/:slug/delen/:id')

describe('a link', () => {
  it('fills in the parameters so that they stay in their place', () => {
    expect(href(item, { slug: 'a/b?c#d', id: 'é ..' })).toBe('/projecten/a%2Fb%3Fc%23d/delen/%C3%A9%20..')
  })

  it('carries its query, each of several values, and leaves out what is empty', () => {
    expect(href(list, {}, { zoek: 'a&b=c', soort: ['één', 'twee'] })).toBe(
      '/projecten?zoek=a%26b%3Dc&soort=%C3%A9%C3%A9n&soort=twee',
    )
    expect(href(list, {}, { zoek: '', soort: [] })).toBe('/projecten')
    expect(href(list)).toBe('/projecten')
  })

  it('cannot be made without its parameters', () => {
    expect(() => href(item, { slug: 'a' } as never)).toThrow('address /projecten/:slug/delen/:id needs id')
    // @ts-expect-error the compiler says so as well
    expect(() => href(item)).toThrow('needs slug')
  })
})
