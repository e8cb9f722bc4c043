#!/usr/bin/env node
// The bin of the workspace. What stays running is the server in one piece; a command that is over soon, and whoever
// debugs or changes the sources, gets the sources themselves.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built, compileCacheFor } from './built.mjs'

const isStanding = ['serve', 'worker'].includes(process.argv[2] ?? '')
const isWatched = process.execArgv.some(one => /^--(watch|inspect|enable-source-maps)/.test(one))

if (isStanding && !isWatched) {
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
