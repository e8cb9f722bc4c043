import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  ExportLinks,
  Form,
  PageChoice,
  Panel,
  SelectField,
  StatusBadge,
  TableBar,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import { type TeamRole, teamRoleKinds } from '../model.ts'
import type { TeamWork } from '../store/team.ts'
import { say } from './say.ts'

/** A role of the team, with how it stands now and what was done in it. */
export interface TeamLine extends TeamRole {
  stands: 'now' | 'later' | 'over'
  work: TeamWork | undefined
}

/** Who does what in the team, for how long, who stands in, and what each did; giving and ending a role. */
export function TeamPage({
  data,
  context,
  form,
}: PageView<{
  choice: ProgrammePages
  rows: readonly TeamLine[]
  people: readonly Choice[]
  mayFill: boolean
  isDone: boolean
}>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('teamTitle')} purpose={t('teamLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <PageChoice {...data.choice} />
      <TableBar title={t('teamCount', { count: data.rows.filter(row => row.stands === 'now').length })}>
        <ExportLinks
          language={language}
          links={[{ format: 'csv', href: href(links.teamFile, {}, { programma: data.choice.asked }) }]}
        />
      </TableBar>
      <DataTable
        id="team"
        caption={t('teamTitle')}
        isCaptionHidden
        rows={data.rows}
        rowKey={row => row.id}
        columns={columnsIn(language)}
        empty={<EmptyState title={t('teamTitle')}>{t('teamEmpty')}</EmptyState>}
      />
      {data.mayFill && <Forms rows={data.rows} people={data.people} form={form} language={language} />}
    </WorkPage>
  )
}

function columnsIn(language: Language): Column<TeamLine>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'who',
      head: t('teamWho'),
      cell: row => (
        <>
          {row.personName}
          <span class="sub">
            {t(`teamRole_${row.role}`)}
            {row.deputyName && `; ${t('teamDeputyIs', { name: row.deputyName })}`}
          </span>
        </>
      ),
    },
    { key: 'tasks', head: t('teamTasks'), cell: row => row.tasks },
    {
      key: 'term',
      head: t('teamTerm'),
      cell: row => (
        <>
          {date(row.validFrom)} – {date(row.validTo)}{' '}
          {row.stands !== 'now' && <StatusBadge>{t(`team_${row.stands}`)}</StatusBadge>}
          {row.endedBecause && <span class="sub">{row.endedBecause}</span>}
        </>
      ),
    },
    {
      key: 'work',
      head: t('teamWork'),
      cell: row => (row.work ? t('teamWorkLine', { ...row.work }) : '–'),
    },
  ]
}

/** The form that holds what was typed, for the one of these that was sent. */
const formOf = (form: FormState, act: string): FormState =>
  form.values.act === act ? { ...form, mark: act } : { values: {}, problems: [], mark: act }

function Forms({
  rows,
  people,
  form,
  language,
}: {
  rows: readonly TeamLine[]
  people: readonly Choice[]
  form: FormState
  language: Language
}) {
  const t = say(language)
  const give = { language, form: formOf(form, 'give') }
  const end = { language, form: formOf(form, 'end') }
  const now = rows.filter(row => row.stands === 'now' && row.endedBecause === '')
  return (
    <>
      <Panel id="rol-geven" title={t('giveTeamRole')}>
        <Form {...give} hidden={{ act: 'give' }}>
          <SelectField
            {...give}
            name="role"
            label={t('teamRole')}
            choices={teamRoleKinds.map(value => ({ value, label: t(`teamRole_${value}`) }))}
          />
          <SelectField {...give} name="person" label={t('teamWho')} choices={people} />
          <SelectField
            {...give}
            name="deputy"
            label={t('teamDeputy')}
            emptyLabel={t('teamNobody')}
            choices={people}
            isOptional
          />
          <TextAreaField {...give} name="tasks" label={t('teamTasks')} rows={3} maxLength={2000} />
          <DateField {...give} name="validFrom" label={t('startsOn')} />
          <DateField {...give} name="validTo" label={t('endsOn')} />
          <Actions>
            <Button>{t('giveTeamRoleButton')}</Button>
          </Actions>
        </Form>
      </Panel>
      {now.length > 0 && (
        <Panel id="rol-beeindigen" title={t('endTeamRole')}>
          <Form {...end} hidden={{ act: 'end' }}>
            <SelectField
              {...end}
              name="id"
              label={t('teamRole')}
              choices={now.map(row => ({
                value: row.id,
                label: `${row.personName}: ${t(`teamRole_${row.role}`)}`,
              }))}
            />
            <TextField {...end} name="because" label={t('reason')} />
            <Actions>
              <Button kind="secondary">{t('endTeamRoleButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
    </>
  )
}
