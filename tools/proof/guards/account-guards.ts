import type { Guard } from './guard.ts'

const accounts = 'platform/modules/accounts'
const parties = 'platform/modules/parties'

/** What keeps people out of the accounts and rights of others. */
export const accountGuards: readonly Guard[] = [
  {
    without: 'a closed account signs in',
    file: `${accounts}/rules/entrance.ts`,
    guard: 'return !account.isDisabled && (!account.isDemo || site.demo)',
    replacedBy: 'return !account.isDemo || site.demo',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'the printed password of the demonstration opens a real site',
    file: `${accounts}/rules/entrance.ts`,
    guard: 'return !account.isDisabled && (!account.isDemo || site.demo)',
    replacedBy: 'return !account.isDisabled',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'the second step is skipped',
    file: `${accounts}/rules/entrance.ts`,
    guard: "if (account.hasSecondFactor) return 'code'",
    replacedBy: '',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'strangers guess without end',
    file: `${accounts}/rules/guess-budget.ts`,
    guard: 'count.byStrangers >= strangerGuesses',
    replacedBy: 'false',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'strangers lock the owner out',
    file: `${accounts}/rules/guess-budget.ts`,
    guard: 'fromOwnersDevice ? count.byDevice >= deviceGuesses : count.byStrangers',
    replacedBy: 'count.byStrangers',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'parallel guesses exceed the budget',
    file: `${accounts}/actions/guessing.ts`,
    guard: '    await lockGuesses(tx, made.accountKey)\n',
    replacedBy: '',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'a code of the app works twice',
    file: `${accounts}/actions/second-step.ts`,
    guard: '    await setLastUsedStep(tx, personId, step)\n',
    replacedBy: '',
    tests: [`${accounts}/actions/sign-in.test.ts`],
  },
  {
    without: 'a link for a new password goes to who was never let in',
    file: `${accounts}/actions/passwords.ts`,
    guard: 'if (account?.passwordHash && mayEnter(account, services))',
    replacedBy: 'if (account)',
    tests: [`${accounts}/actions/passwords.test.ts`],
  },
  {
    without: 'a mailbox is filled with links for a new password',
    file: `${accounts}/actions/passwords.ts`,
    guard: '    if (earlier >= resetsMax) throw new Refusal()\n',
    replacedBy: '',
    tests: [`${accounts}/actions/passwords.test.ts`],
  },
  {
    without: 'a stolen session stays open after a new password',
    file: `${accounts}/actions/passwords.ts`,
    guard: '    await endSessionsOf(tx, account.personId, now, browser.sessionId)\n',
    replacedBy: '',
    tests: [`${accounts}/actions/passwords.test.ts`],
  },
  {
    without: 'a stolen session survives the link for a new password',
    file: `${accounts}/actions/passwords.ts`,
    guard: '    await endSessionsOf(tx, account.personId, now)\n',
    replacedBy: '',
    tests: [`${accounts}/actions/passwords.test.ts`],
  },
  {
    without: 'the password is the own address',
    file: `${accounts}/actions/passwords.ts`,
    guard: `    if (isPredictable(given.password, account))
      throw new Refusal(problem('WACHTWOORD_VOORSPELBAAR', 'password'))
`,
    replacedBy: '',
    tests: [`${accounts}/actions/passwords.test.ts`],
  },
  {
    without: 'one of two addresses is enough to change the address',
    file: `${accounts}/actions/email-change.ts`,
    guard: "    if (!change.isOtherConfirmed) return 'half'\n",
    replacedBy: '',
    tests: [`${accounts}/actions/administration.test.ts`],
  },
  {
    without: 'somebody looks at whether an address has an account by changing to it',
    file: `${accounts}/actions/email-change.ts`,
    guard: 'if (!(await accountByEmail(tx, given.newEmail))) {',
    replacedBy: 'if (given.newEmail) {',
    tests: [`${accounts}/actions/administration.test.ts`],
  },
  {
    without: 'an administrator works on the own account',
    file: `${accounts}/rules/rights.ts`,
    guard: 'allows: (actor, account) => actor?.personId !== account.personId,',
    replacedBy: '',
    tests: [`${accounts}/actions/administration.test.ts`],
  },
  {
    without: 'a session that was ended goes on',
    file: `${accounts}/store/sessions.ts`,
    guard: "        .on('sessions.ended_at', 'is', null)\n",
    replacedBy: '',
    tests: [`${accounts}/routes/sign-in.test.ts`],
  },
  {
    without: 'half a sign-in opens the site',
    file: `${accounts}/store/sessions.ts`,
    guard: "        .on('sessions.stage', '=', 'full')\n",
    replacedBy: '',
    tests: [`${accounts}/routes/sign-in.test.ts`],
  },
  {
    without: 'signing in leads on to another site',
    file: `${accounts}/rules/own-path.ts`,
    guard: "if (url.origin !== somewhere || url.pathname.startsWith('//')) return workPath",
    replacedBy: '',
    tests: [`${accounts}/rules/own-path.test.ts`],
  },
  {
    without: 'somebody grants the own role',
    file: `${parties}/rules/rights.ts`,
    guard: 'if (!actor || actor.personId === asked.personId || actor.onBehalfOfId) return false',
    replacedBy: 'if (!actor) return false',
    tests: [`${parties}/actions/positions.test.ts`],
  },
  {
    without: 'the programme team hands out roles of the programme',
    file: `${parties}/rules/rights.ts`,
    guard: 'if (needsSecondAdministrator(asked.role)) return false\n',
    replacedBy: '',
    tests: [`${parties}/actions/positions.test.ts`],
  },
  {
    without: 'one administrator asks and confirms',
    file: `${parties}/rules/rights.ts`,
    guard: '    actor.personId !== position.proposedById,',
    replacedBy: '    true,',
    tests: [`${parties}/actions/positions.test.ts`],
  },
  {
    without: 'an organisation gives positions at another',
    file: `${parties}/rules/rights.ts`,
    guard:
      'return isOwn(actor, asked.organisationId) && ownRolesOf(asked.organisationKind).includes(asked.role)',
    replacedBy: 'return ownRolesOf(asked.organisationKind).includes(asked.role)',
    tests: [`${parties}/actions/positions.test.ts`],
  },
  {
    without: 'an organisation ends positions of another',
    file: `${parties}/rules/rights.ts`,
    guard: 'return !needsSecondAdministrator(position.role) && isOwn(actor, position.organisationId)',
    replacedBy: 'return !needsSecondAdministrator(position.role)',
    tests: [`${parties}/actions/positions.test.ts`],
  },
]
