import type { Rule } from '../tree.ts'
import { addresses } from './addresses.ts'
import { capabilities } from './capabilities.ts'
import { commentLanguage } from './comment-language.ts'
import { docstrings } from './docstrings.ts'
import { environment } from './environment.ts'
import { errorCodes } from './error-codes.ts'
import { glossary } from './glossary.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { moduleReadme } from './module-readme.ts'
import { names } from './names.ts'
import { needs } from './needs.ts'
import { settings } from './settings.ts'
import { texts } from './texts.ts'
import { unfinished } from './unfinished.ts'

/** All house rules. */
export const rules: readonly Rule[] = [
  addresses,
  capabilities,
  commentLanguage,
  docstrings,
  environment,
  errorCodes,
  glossary,
  length,
  links,
  moduleReadme,
  names,
  needs,
  settings,
  texts,
  unfinished,
]
