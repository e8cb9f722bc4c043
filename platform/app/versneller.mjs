#!/usr/bin/env node
// The bin of the workspace: teaches Node to load pages, then runs the command.
import './jsx.ts'

await import('./main.ts')
