import { z } from 'zod'
import { about, named } from './operation.ts'

const sizeMax = 100

/** Which part of a list is asked for; spread in the shape of a query. */
export const pagingShape = {
  pagina: about(
    z.coerce.number().int().min(1).max(10_000).default(1),
    'Welke pagina, geteld vanaf 1.',
    'Which page, counted from 1.',
  ),
  perPagina: about(
    z.coerce.number().int().min(1).max(sizeMax).default(25),
    'Hoeveel op een pagina.',
    'How many on a page.',
  ),
}

/** One page of a list: which it is, how many there are in all, and what is on it. */
export function pageShape<Item extends z.ZodType>(name: string, item: Item) {
  return named(
    name,
    z.object({
      pagina: z.int(),
      perPagina: z.int(),
      totaal: about(z.int(), 'Hoeveel er op alle paginas samen zijn.', 'How many there are on all pages.'),
      items: z.array(item),
    }),
  )
}

interface Paged {
  pagina: number
  perPagina: number
  totaal: number
}

/** The Link header of a page of a list (RFC 8288): first, last and what lies next to it, with the same question. */
export function pageLinks(url: string, { pagina, perPagina, totaal }: Paged): string {
  const last = Math.max(1, Math.ceil(totaal / perPagina))
  const [path = '', query] = url.split('?')
  const link = (page: number, rel: string) => {
    const values = new URLSearchParams(query)
    values.set('pagina', String(page))
    return `<${path}?${values}>; rel="${rel}"`
  }
  return [
    link(pagina, 'self'),
    link(1, 'first'),
    ...(pagina > 1 ? [link(Math.min(pagina - 1, last), 'prev')] : []),
    ...(pagina < last ? [link(pagina + 1, 'next')] : []),
    link(last, 'last'),
  ].join(', ')
}
