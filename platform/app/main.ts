#!/usr/bin/env node
// The command `versneller`. Started with `node --import ./platform/app/jsx.ts` so that pages can be loaded.
import { runCommand } from './cli.ts'

process.exitCode = await runCommand(process.argv.slice(2))
