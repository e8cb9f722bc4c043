/** Path of a Chromium of this machine: the one that CHROMIUM names, else an installed one; else nothing. */
export function findInstalledBrowser(): string | undefined

/** Path of the browser the journeys run in: an installed one, else the one Playwright downloaded; else nothing. */
export function findBrowser(): Promise<string | undefined>
