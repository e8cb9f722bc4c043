#!/usr/bin/env node
// The bin of the workspace: teaches Node to load pages, then runs the command.
import './jsx.mjs'

await import('./main.ts')
