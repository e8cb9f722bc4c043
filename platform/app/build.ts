import { pathToFileURL } from 'node:url'
import { built } from './built.mjs'

/** The built browser files: their folder and the names of their two entries. */
export interface BuiltFiles {
  folder: URL
  style: string
  script: string
  /** Made by this call. */
  isNew: boolean
}

/** Gives the style sheet and the islands of the sources as they are, built when they are not there yet. */
export async function builtFiles(): Promise<BuiltFiles> {
  const { folder, isNew } = await built('')
  return {
    folder: pathToFileURL(`${folder}/`),
    style: 'kit/ui/styles/site.css',
    script: 'app/browser.ts',
    isNew,
  }
}
