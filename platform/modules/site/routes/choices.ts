import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { isOwnAddress, keysChoice, languageChoice, themeChoice } from '../model.ts'
import { LanguagePage } from '../pages/language.tsx'
import { seeSite } from '../rules.ts'
import { siteTexts } from '../texts.ts'

const yearSeconds = 365 * 24 * 3600

const language = route.form({
  address: links.language,
  permission: seeSite,
  body: languageChoice,
  load: ({ query: { naar } }) => ({ back: naar && isOwnAddress(naar) ? naar : '/' }),
  view: LanguagePage,
  title: (_, { language }) => siteTexts(language)('language'),
  crumbs: (_, { language }) => [{ label: siteTexts(language)('language') }],
  act: async ({ body }) =>
    done({ goTo: body.naar, cookies: [{ name: 'taal', value: body.taal, maxAgeSeconds: yearSeconds }] }),
})

const theme = route.action({
  address: links.theme,
  permission: seeSite,
  body: themeChoice,
  act: async ({ body }) => {
    const isChosen = body.thema !== 'system'
    const cookie = {
      name: 'thema',
      value: isChosen ? body.thema : '',
      maxAgeSeconds: isChosen ? yearSeconds : 0,
    }
    return done({ goTo: body.naar, cookies: [cookie] })
  },
})

const keys = route.action({
  address: links.keys,
  permission: seeSite,
  body: keysChoice,
  act: async ({ body: { toetsen, naar } }) => {
    const maxAgeSeconds = toetsen === 'uit' ? yearSeconds : 0
    // Read where the keys are listened to.
    return done({ goTo: naar, cookies: [{ name: 'sneltoets', value: toetsen, maxAgeSeconds, script: true }] })
  },
})

/** Language, theme and keys: kept on the device, then back to the page of before. */
export const choiceRoutes = [language, theme, keys]
