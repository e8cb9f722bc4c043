// The only script of the site: finds the islands on the page and takes over those that are there.
import { type ComponentType, h, hydrate } from 'preact'
import { keepDrafts } from '../kit/ui/draft-keeper.ts'
import { forgetOnSignOut } from '../kit/ui/kept-in-browser.ts'
import { listenForSlash } from '../kit/ui/search-key.ts'

interface IslandFile {
  default: ComponentType<object>
}

const files = import.meta.glob<IslandFile>('../modules/*/islands/*.tsx')

for (const place of document.querySelectorAll('v-island')) {
  const [module, file] = (place.getAttribute('name') ?? '').split('/')
  const load = files[`../modules/${module}/islands/${file}.tsx`]
  const props = JSON.parse(place.getAttribute('props') ?? '{}') as object
  load?.().then(island => {
    hydrate(h(island.default, props), place)
    // From here on it answers to the keyboard.
    place.setAttribute('data-live', '')
  })
}

listenForSlash()
forgetOnSignOut()
keepDrafts()
