/** How often what is typed is kept, milliseconds. */
const everyMs = 10_000

/** What a form holds now, by name; more values of one name as a list. Files and what is no text are left out. */
function valuesOf(form: HTMLFormElement): Record<string, string | string[]> {
  const data = new FormData(form)
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter(value => typeof value === 'string')
    values[name] = texts.length === 1 ? texts[0]! : texts
  }
  return values
}

function say(form: HTMLFormElement): void {
  const place = form.previousElementSibling?.querySelector<HTMLElement>('[data-draft-said]')
  if (!place) return
  const time = new Date().toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
  })
  place.textContent = `${place.dataset.draftSaid} ${time}`
}

function keep(form: HTMLFormElement, formKey: string): void {
  let last = JSON.stringify(valuesOf(form))
  let isSent = false
  const save = async (isLeaving: boolean) => {
    const values = valuesOf(form)
    const now = JSON.stringify(values)
    if (isSent || now === last) return
    last = now
    const response = await fetch('/concept', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ formKey, values }),
      keepalive: isLeaving,
    })
    if (response.ok) say(form)
  }
  // Out of reach for a moment: what is typed stays on the page, and the next time it is tried again.
  const attempt = (isLeaving: boolean) =>
    void save(isLeaving).catch(() => {
      last = ''
    })
  setInterval(() => attempt(false), everyMs)
  window.addEventListener('pagehide', () => attempt(true))
  form.addEventListener('submit', () => {
    isSent = true
  })
}

/** Keeps what is typed in the long forms of this page: every ten seconds, and when the page is left. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]'))
    keep(form, form.dataset.draft ?? '')
}
