const editable = 'input, textarea, select, [contenteditable], [role="grid"]'

/** Whether the reader switched keys of one sign off on this device. */
const isOff = () => document.cookie.split('; ').includes('sneltoets=uit')

/**
 * The slash brings the reader to the search box of the page, unless something is being typed: a key of one sign may
 * not be in the way of who dictates, so it can be switched off. Where the head has no room for the box it leads to the
 * page of the search, and there to the box of that page.
 */
export function listenForSlash(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isOff()) return
    if (event.defaultPrevented || (event.target as Element).closest(editable)) return
    const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-slash]')]
    const box = boxes.find(one => one.checkVisibility())
    event.preventDefault()
    const link = document.querySelector<HTMLAnchorElement>('.v-search-link')
    if (box) box.focus()
    else if (link && link.pathname !== location.pathname) link.click()
    else document.querySelector<HTMLInputElement>('main input[type=search]')?.focus()
  })
}
