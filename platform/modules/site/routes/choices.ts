import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { isOwnAddress, languageChoice, themeChoice } from '../model.ts'
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
  crumbs: (_, { language }) => [{ label: 'Home', href: '/' }, { label: siteTexts(language)('language') }],
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

/** Language and theme: kept on the device, then back to the page of before. */
export const choiceRoutes = [language, theme]
