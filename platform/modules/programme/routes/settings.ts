import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, explanationInput } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { recordSetting } from '../actions/set-setting.ts'
import { links } from '../links.ts'
import { type SettingName, type SettingValue, settingNames, settings } from '../model.ts'
import { programmePages } from '../pages/choice.ts'
import { say, valueWords } from '../pages/say.ts'
import { BackupPage, SettingPage, SettingsPage } from '../pages/settings.tsx'
import { problem } from '../problems.ts'
import { type ProgrammeChoice, programmeChoice } from '../rules/choice.ts'
import { readValue, typedValue } from '../rules/read-value.ts'
import { seeBackup, seeSettings, setSetting } from '../rules/rights.ts'
import { settingAt, settingSlug } from '../rules/setting-slug.ts'
import { readProgrammes } from '../store/programmes.ts'
import { readSettingValues } from '../store/settings.ts'

const dutchName = (name: SettingName): string => say('nl')(`setting_${name}`)

const todayIn = (services: Services): string =>
  services.clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()

/** The programme that an address names, with its dated values, the newest first. */
async function valuesIn({ db }: Services, slug: string | undefined) {
  const choice = programmeChoice(await readProgrammes(db), { slug, seesAll: true })
  const values = choice.chosen ? await readSettingValues(db, choice.chosen.id) : []
  return { choice, values }
}

const pagesOf = (choice: ProgrammeChoice, language: Language) =>
  programmePages(choice, language, programma => href(links.settings, {}, { programma }))

function current(values: readonly SettingValue[], name: SettingName, today: string) {
  const own = values.filter(value => value.name === name)
  const held = own.find(value => value.validFrom <= today)
  const upcoming = own.findLast(value => value.validFrom > today)
  return { value: held?.value ?? settings[name].defaultValue, isDefault: !held, upcoming, own }
}

const list = route.page({
  address: links.settings,
  permission: seeSettings,
  frame: 'work',
  title: (_, { language }) => say(language)('settingsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('settingsTitle') }],
  load: async ({ services, context: { language }, query }) => {
    const { choice, values } = await valuesIn(services, query.programma)
    const today = todayIn(services)
    return {
      choice: pagesOf(choice, language),
      settings: settingNames.map(name => {
        const { value, isDefault, upcoming } = current(values, name, today)
        const next = upcoming && { value: upcoming.value, validFrom: upcoming.validFrom }
        return { name, slug: settingSlug(dutchName(name)), value, isDefault, upcoming: next }
      }),
    }
  },
  view: SettingsPage,
})

const nameIn = (parameters: { naam: string }): SettingName => {
  const name = settingAt(parameters.naam, dutchName)
  if (!name) throw new NotFound()
  return name
}

const one = route.form({
  address: links.setting,
  permission: seeSettings,
  frame: 'work',
  title: (data, { language }) => say(language)(`setting_${data.name}`),
  crumbs: (data, { language }) => [
    { label: say(language)('settingsTitle'), href: href(links.settings) },
    { label: say(language)(`setting_${data.name}`) },
  ],
  load: async ({ services, context, parameters, query }) => {
    const name = nameIn(parameters)
    const today = todayIn(services)
    const { choice, values } = await valuesIn(services, query.programma)
    const { value, own } = current(values, name, today)
    return {
      ...{ choice: pagesOf(choice, context.language), name },
      value,
      history: own.map(({ value, validFrom, reason, decidedBy }) => ({
        value,
        validFrom,
        reason,
        decidedBy,
      })),
      mayChange: may(context.actor, setSetting),
      isSaved: query.gelukt !== undefined,
      today,
    }
  },
  initial: data => ({ value: typedValue(data.name, data.value), validFrom: data.today }),
  view: SettingPage,
  body: z.object({
    value: z.string().max(500),
    validFrom: dayInput,
    decidedBy: z.enum(['director', 'steering-group']),
    reason: explanationInput(2000),
  }),
  act: async ({ services, context, parameters, query: { programma }, body }) => {
    const name = nameIn(parameters)
    const value = readValue(name, body.value)
    const example = valueWords(name, settings[name].defaultValue, context.language)
    if (!context.actor || value === undefined)
      return refused(problem('INSTELLING_WAARDE_ONGELDIG', 'value', { example }))
    const programmeId = (await valuesIn(services, programma)).choice.chosen?.id
    const outcome = await recordSetting(services, context.actor, { name, programmeId, ...body, value })
    return outcome.ok
      ? done({ goTo: href(links.setting, { naam: parameters.naam }, { programma, gelukt: 'ja' }) })
      : outcome
  },
})

const backup = route.page({
  address: links.backup,
  permission: seeBackup,
  frame: 'work',
  title: (_, { language }) => say(language)('backupTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('backupTitle') }],
  load: () => ({}),
  view: BackupPage,
})

/** Settings and how back-ups are made. */
export const programmeRoutes = [list, one, backup]
