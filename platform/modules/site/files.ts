import { href } from '../../kit/http/address.ts'
import { links } from './links.ts'

/** How long a security.txt may be trusted; RFC 9116 advises less than a year. */
const trustedDays = 180

/** security.txt (RFC 9116): where a weak spot is reported, until when this is true. */
export function securityFile(origin: string, now: Temporal.Instant, email?: string | undefined): string {
  const expires = now.add({ hours: trustedDays * 24 }).round({ smallestUnit: 'second' })
  return [
    ...(email ? [`Contact: mailto:${email}`] : []),
    `Contact: ${origin}${href(links.security)}`,
    `Expires: ${expires}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${origin}${href(links.securityFile)}`,
    `Policy: ${origin}${href(links.security)}`,
    '',
  ].join('\n')
}

/** Public pages may be found; what needs an account or differs per reader need not. */
export function robots(origin: string): string {
  const closed = ['/account', '/aanmelden', '/beheer', '/werk', href(links.language), href(links.search)]
  return [
    'User-agent: *',
    ...closed.map(path => `Disallow: ${path}`),
    `Sitemap: ${origin}${href(links.siteMap)}`,
    '',
  ].join('\n')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** The addresses of the public pages, for search engines. */
export function siteMap(origin: string, paths: readonly string[]): string {
  const entry = (path: string) =>
    `<url><loc>${(origin + path).replace(/[&<>"']/g, sign => entities[sign]!)}</loc></url>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map(entry).join('\n')}
</urlset>
`
}

/** The mark: three standing bars, each wider and taller than the last. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30">
<path fill="#0d5747" d="M1 15h3.5v14H1zM7 9h6.5v20H7z"/><path fill="#b4472a" d="M16 1h13v28H16z"/>
</svg>
`
