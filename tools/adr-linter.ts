import { readFileSync } from 'node:fs'
import spectralCore from '@stoplight/spectral-core'
import * as functions from '@stoplight/spectral-functions'
import spectralRulesets from '@stoplight/spectral-rulesets'
import { parse } from 'yaml'

type RulesetDefinition = Parameters<InstanceType<typeof spectralCore.Spectral>['setRuleset']>[0]

interface WrittenRule {
  then: { function: string }
}

const ruleset = new URL('adr-linter.yaml', import.meta.url)

/** What the ruleset of the NL API Design Rules finds in a document: the rule, the place and what is wrong. */
export async function lintApiDocument(
  document: object,
): Promise<{ rule: string; at: string; said: string }[]> {
  const { rules } = parse(readFileSync(ruleset, 'utf8')) as { rules: Record<string, string | WrittenRule> }
  const known = functions as unknown as Record<string, unknown>
  const read = Object.entries(rules).map(([name, rule]) => {
    if (typeof rule === 'string') return [name, rule]
    // biome-ignore lint/suspicious/noThenProperty: it is what a rule calls its check
    return [name, { ...rule, then: { ...rule.then, function: known[rule.then.function] } }]
  })
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({
    extends: [[spectralRulesets.oas, 'off']],
    rules: Object.fromEntries(read),
  } as RulesetDefinition)
  const found = await spectral.run(document as Record<string, unknown>)
  return found.map(({ code, path, message }) => ({ rule: String(code), at: path.join('.'), said: message }))
}
