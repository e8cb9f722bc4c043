/** How everything begins that is kept in the browser about somebody's work; it goes when that person signs out. */
export const keptInBrowser = 'versneller:werk:'

/** Forgets all of it, before the form is sent that signs out. Where there is no script the server's answer does. */
export function forgetOnSignOut(): void {
  document.addEventListener('submit', event => {
    if (!(event.target as Element).matches('form[action="/afmelden"]')) return
    try {
      for (const key of Object.keys(localStorage))
        if (key.startsWith(keptInBrowser)) localStorage.removeItem(key)
    } catch {
      // A browser without storage has nothing to forget.
    }
  })
}
