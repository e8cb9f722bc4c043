/** Places of the packages that the lockfile asks for and that node_modules has not, or has in another version. */
export function missingParts(root: string): string[]

/** The package files whose dependencies the lockfile does not know. */
export function packagesOutOfStep(root: string): string[]

/** Whether a version such as "v26.10.0" is at least this major version. */
export function nodeIsAtLeast(version: string, majorMin: number): boolean

/** What is wrong, in one Dutch sentence, from what npm said. */
export function whyNpmFailed(said: string): string
