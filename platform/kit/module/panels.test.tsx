import { afterEach, expect, test } from 'vitest'
import type { Context } from '../http/route.ts'
import { handOverPanels, panelsAt } from './panels.ts'
import type { Services } from './services.ts'

const asked = { services: {} as Services, context: {} as Context, objectId: 'p1' }
afterEach(() => handOverPanels([]))

test('a place shows its own panels in their order and leaves out those with nothing to show', async () => {
  handOverPanels([
    { place: 'projects/project', order: 2, show: async ({ objectId }) => <p>case of {objectId}</p> },
    { place: 'projects/project', order: 3, show: async () => undefined },
    { place: 'elsewhere', order: 0, show: async () => <p>elsewhere</p> },
    { place: 'projects/project', order: 1, show: async () => <p>first</p> },
  ])
  const shown = await panelsAt('projects/project', asked)
  expect(shown.map(markup => [markup.props.children].flat().join(''))).toEqual(['first', 'case of p1'])
})

test('a place that nobody knows shows nothing', async () => {
  expect(await panelsAt('projects/project', asked)).toEqual([])
})
