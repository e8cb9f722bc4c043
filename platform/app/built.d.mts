/**
 * The folder with a build of the sources as they are, made when it is not there yet: the files for the browser, or
 * ("-server") the server as one piece. `isNew`: made by this call.
 */
export function built(sort: '' | '-server'): Promise<{ folder: string; isNew: boolean }>

/** Name of the folder with what was compiled of the sources themselves. */
export const compiledSources: string

/**
 * The folder where what Node compiled is kept, made when it is not there: that of a build (by the name of its folder) or
 * that of the sources. Those of all but the newest builds go.
 */
export function compileCacheFor(name: string, cache?: string): string
