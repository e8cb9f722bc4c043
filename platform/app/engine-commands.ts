import type { Command } from './command.ts'

/** The commands that only compute. */
export const engineCommands: readonly Command[] = []
