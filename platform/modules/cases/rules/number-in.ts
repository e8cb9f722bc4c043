/** A number as it is typed in either language; undefined for what is none. */
export function numberIn(text: string | undefined): number | undefined {
  const value = Number((text ?? '').trim().replace(',', '.'))
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? undefined : value
}
