/** A form as it stands in a page, to be sent as a browser would. */
export type SentFields = [name: string, value: string][]

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', value] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g))
    found.set(name, plain(value ?? ''))
  return found
}

function chosenOption(options: string): string {
  const all = [...options.matchAll(/<option(\s[^>]*)?>/g)].map(([, tag = '']) => attributesOf(tag))
  return (all.find(option => option.has('selected')) ?? all[0])?.get('value') ?? ''
}

/** The fields of the main form of a page as they would be sent without anything typed; undefined without a form. */
export function fieldsIn(html: string): SentFields | undefined {
  const form = /<form\s[^>]*class="v-form"[^>]*>(.*?)<\/form>/s.exec(html)?.[1]
  if (form === undefined) return undefined
  const controls = form.matchAll(
    /<input(\s[^>]*?)\/?>|<textarea(\s[^>]*)>(.*?)<\/textarea>|<select(\s[^>]*)>(.*?)<\/select>/gs,
  )
  return [...controls].flatMap(([, input, area, text, select, options]): SentFields => {
    const attributes = attributesOf(input ?? area ?? select ?? '')
    const name = attributes.get('name')
    if (name === undefined) return []
    if (area !== undefined) return [[name, plain(text ?? '').replace(/^\n/, '')]]
    if (select !== undefined) return [[name, chosenOption(options ?? '')]]
    const isBox = attributes.get('type') === 'checkbox' || attributes.get('type') === 'radio'
    return isBox && !attributes.has('checked') ? [] : [[name, attributes.get('value') ?? '']]
  })
}

/** The same with other values in some fields. */
export function filledIn(fields: SentFields, values: Readonly<Record<string, string>>): SentFields {
  const known = new Set(fields.map(([name]) => name))
  const strange = Object.keys(values).filter(name => !known.has(name))
  if (strange.length > 0) throw new Error(`the form has no ${strange.join(', ')}`)
  return fields.map(([name, value]) => [name, values[name] ?? value])
}
