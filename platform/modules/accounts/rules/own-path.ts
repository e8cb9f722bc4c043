/** Where a person goes after sign-in when nothing else was asked. */
const workPath = '/werk'
const somewhere = 'http://site.invalid'

/**
 * The wanted address if it is a path of this site, otherwise /werk. A browser reads `//host`, `/\host` and a path with
 * tabs or line ends as another site, so the address is read as a browser reads it and written anew.
 */
export function ownPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/')) return workPath
  try {
    const url = new URL(wanted, somewhere)
    if (url.origin !== somewhere || url.pathname.startsWith('//')) return workPath
    return url.pathname + url.search
  } catch {
    return workPath
  }
}
