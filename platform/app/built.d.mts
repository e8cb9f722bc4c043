/**
 * The folder with a build of the sources as they are, made when it is not there yet: the files for the browser, or
 * ("-server") the server as one piece. `isNew`: made by this call.
 */
export function built(sort: '' | '-server'): Promise<{ folder: string; isNew: boolean }>
