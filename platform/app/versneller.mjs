#!/usr/bin/env node
// The bin of the workspace. What stays running, and what such a server starts itself, is the server in one piece; a command
// that is over soon, and whoever debugs or changes the sources, gets the sources themselves.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built, compileCacheFor } from './built.mjs'

const isBuilt = ['serve', 'worker', 'seed'].includes(process.argv[2] ?? '')
const isWatched = process.execArgv.some(one => /^--(watch|inspect|enable-source-maps)/.test(one))

/**
 * Begins this process again as itself (the same number, arguments and doors) with what has to be settled before one
 * begins: memory that a thread frees is kept by the C library of Linux for that thread, and one place for all of them
 * holds 13 MB less at rest. Where it cannot, the site holds those.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
function beginWithOnePlaceForMemory(environment) {
  if (process.platform !== 'linux' || environment.MALLOC_ARENA_MAX !== undefined) return
  const words = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  try {
    process.execve?.(process.execPath, words, { ...environment, MALLOC_ARENA_MAX: '1' })
  } catch {
    // Forbidden by the rights that Node was started with.
  }
}

if (isBuilt && !isWatched) {
  beginWithOnePlaceForMemory(process.env)
  const server = await built('-server')
  // Through the environment: threads, which run from the sources, then keep theirs there too.
  Object.assign(process.env, { NODE_COMPILE_CACHE: compileCacheFor(server.folder) })
  enableCompileCache()
  // A server that is killed would keep nothing.
  setTimeout(flushCompileCache, 10_000).unref()
  await import(pathToFileURL(join(server.folder, 'main.js')).href)
} else {
  await import('./jsx.mjs')
  await import('./main.ts')
}
