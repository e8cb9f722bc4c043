import { dealCommand } from './deal.ts'
import type { FileCommand } from './file-command.ts'
import { fundsCommand } from './funds.ts'
import { matchCommand } from './match.ts'
import { scoresCommand } from './scores.ts'
import { selectCommand } from './select.ts'

/** The commands of selection, funds, deals and matching: each works on a document of its own format. */
export const analysisCommands: readonly FileCommand[] = [
  scoresCommand,
  selectCommand,
  fundsCommand,
  dealCommand,
  matchCommand,
]
