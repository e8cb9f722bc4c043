#!/usr/bin/env node
// The command `versneller`. Started with `node --import ./platform/app/jsx.mjs` so that pages can be loaded.
import { runCommand } from './cli.ts'

// A reader that stops early (`| head`) is no mistake.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
})

process.exitCode = await runCommand(process.argv.slice(2))
