import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  DateField,
  DescriptionList,
  Form,
  NumberField,
  PageTitle,
  Panel,
  PickerField,
  SelectField,
  StatusBadge,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  agendaStates,
  type DossierLink,
  dossierStates,
  dossierSubjects,
  type Network,
  type NetworkAgendaItem,
} from '../model.ts'
import { AgendaBadge, DossierBadge, type DossierLine } from './networks.tsx'
import { say } from './say.ts'

/** Somebody who comes or waits, as the page shows it. */
type Attending = { personId: string; name: string; organisationName: string }

/** An item of the agenda of a network, with what this person may do about it; without an item a new one. */
export interface AgendaItemData {
  network: Network
  item: NetworkAgendaItem | undefined
  owners: readonly Choice[]
  attendees: readonly Attending[]
  /** In the order of the queue, with the points that it goes by. */
  waiting: readonly Attending[]
  points: { primary: number; founder: number }
  mayChange: boolean
  /** The organisation of this person has the right to attend on that day. */
  mayAttend: boolean
  attends: boolean
  waits: boolean
  isDone: boolean
}

function ItemFields({ data, language, form }: { data: AgendaItemData; language: Language; form: FormState }) {
  const t = say(language)
  const field = { language, form }
  return (
    <>
      <TextField {...field} name="title" label={t('agendaItem')} />
      <DateField {...field} name="heldOn" label={t('agendaDay')} />
      <TextField {...field} name="place" label={t('agendaPlace')} isOptional />
      <NumberField
        {...field}
        name="placesMax"
        label={t('agendaPlaces')}
        hint={t('agendaPlacesHint')}
        isOptional
      />
      <PickerField
        {...field}
        name="owner"
        label={t('agendaWho')}
        hint={t('agendaWhoHint')}
        choices={data.owners}
      />
      {data.item && (
        <>
          <SelectField
            {...field}
            name="state"
            label={t('state')}
            choices={agendaStates.map(state => ({ value: state, label: t(`agenda_${state}`) }))}
          />
          <TextAreaField {...field} name="outcome" label={t('agendaOutcome')} rows={3} isOptional />
        </>
      )}
    </>
  )
}

/** Who waits, in the order in which places are given, and by which rule. */
function Queue({ data, language }: { data: AgendaItemData; language: Language }) {
  const t = say(language)
  if (data.waiting.length === 0) return null
  return (
    <>
      <h3>{t('waitingTitle')}</h3>
      <ol>
        {data.waiting.map(one => (
          <li key={one.personId}>
            {one.name}, {one.organisationName}
          </li>
        ))}
      </ol>
      <p class="small">{t('queueRule', data.points)}</p>
    </>
  )
}

function Attendance({
  data,
  language,
  form,
}: {
  data: AgendaItemData & { item: NetworkAgendaItem }
  language: Language
  form: FormState
}) {
  const t = say(language)
  const { attendees, attends, mayAttend, waits } = data
  // Who comes is not for everybody; how many is.
  const { attendeeCount: count, waitingCount: waiting, placesMax: places } = data.item
  const isFull = places !== undefined && count >= places
  return (
    <Panel id="deelnemers" title={t('attendeesTitle')}>
      <div class="stack-s">
        {places !== undefined && <p>{t('placesTaken', { taken: count, places, waiting })}</p>}
        {waits && <p>{t('waitsNow')}</p>}
        {attendees.length === 0 ? (
          <p>{count === 0 ? t('attendeesNone') : t('attendeesCount', { count })}</p>
        ) : (
          <ul>
            {attendees.map(one => (
              <li key={one.personId}>
                {one.name}, {one.organisationName}
              </li>
            ))}
          </ul>
        )}
        <Queue data={data} language={language} />
        {!mayAttend && !attends && <p>{t('attendNot')}</p>}
        {(mayAttend || attends) && (
          <Form language={language} form={form}>
            <Actions>
              <Button
                name="act"
                value={attends ? 'leave' : 'attend'}
                kind={attends ? 'secondary' : 'primary'}
              >
                {t(attends ? 'leaveButton' : isFull ? 'waitButton' : 'attendButton')}
              </Button>
            </Actions>
          </Form>
        )}
      </div>
    </Panel>
  )
}

function itemPairs(item: NetworkAgendaItem, language: Language) {
  const t = say(language)
  const { date } = formats(language)
  return [
    { label: t('agendaDay'), value: date(item.heldOn) },
    { label: t('agendaPlace'), value: item.place || '–' },
    { label: t('agendaWho'), value: item.ownerName },
    { label: t('state'), value: <AgendaBadge state={item.state} language={language} /> },
    ...(item.outcome ? [{ label: t('agendaOutcome'), value: item.outcome }] : []),
  ]
}

/** An item of the agenda of a network: what it is, who comes, and changing it. */
export function AgendaItemPage({ data, context, form }: PageView<AgendaItemData>) {
  const { language } = context
  const t = say(language)
  const { network, item } = data
  return (
    <WorkPage title={item?.title ?? t('newAgendaItemTitle')} purpose={network.name}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {item && <DescriptionList pairs={itemPairs(item, language)} />}
      {item && <Attendance data={{ ...data, item }} language={language} form={form} />}
      {data.mayChange && (
        <Panel id="wijzigen" title={t(item ? 'agendaChange' : 'agendaItem')}>
          <Form language={language} form={form} hidden={item && { act: 'change' }}>
            <ItemFields data={data} language={language} form={form} />
            <Actions>
              <Button>{t('save')}</Button>
              <a href={href(links.network, { slug: network.slug })}>{network.name}</a>
            </Actions>
          </Form>
        </Panel>
      )}
    </WorkPage>
  )
}

/** A dossier as it is read. */
export interface DossierData {
  network: Network
  dossier: DossierLine
  documents: readonly DossierLink[]
  mayChange: boolean
}

function Documents({ documents, language }: { documents: readonly DossierLink[]; language: Language }) {
  const t = say(language)
  const { date } = formats(language)
  if (documents.length === 0) return <p>{t('dossierDocumentsNone')}</p>
  return (
    <ul>
      {documents.map(({ id, label, url, addedOn }) => (
        <li key={id}>
          <a href={url} rel="noreferrer">
            {label}
          </a>
          <span class="sub">{t('documentAdded', { day: date(addedOn) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** A dossier of a network: subject, owner, state, last change and its documents. */
export function DossierPage({ data, context }: PageView<DossierData>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { dossier, network } = data
  return (
    <div class="wrap section stack">
      <PageTitle title={dossier.title} purpose={t('dossierLead', { network: network.name })} />
      <DescriptionList
        pairs={[
          { label: t('dossierSubject'), value: t(`subject_${dossier.subject}`) },
          { label: t('dossierOwner'), value: dossier.ownerName },
          {
            label: t('state'),
            value: (
              <span class="row">
                <DossierBadge state={dossier.state} language={language} />
                {!dossier.isPublic && <StatusBadge tone="warn">{t('dossierMembersOnly')}</StatusBadge>}
              </span>
            ),
          },
          { label: t('lastChange'), value: date(dossier.changedOn) },
        ]}
      />
      {dossier.summary && <p class="v-answer measure">{dossier.summary}</p>}
      <section class="stack-s">
        <h2>{t('dossierDocuments')}</h2>
        <Documents documents={data.documents} language={language} />
      </section>
      {data.mayChange && (
        <p>
          <a href={href(links.changeDossier, { slug: network.slug, id: dossier.id })}>{t('dossierChange')}</a>
        </p>
      )}
    </div>
  )
}

/** A dossier with the forms to change it; without a dossier a new one. */
export interface ChangeDossierData {
  network: Network
  dossier: DossierLine | undefined
  documents: readonly DossierLink[]
  owners: readonly Choice[]
  isDone: boolean
}

function DossierFields({
  owners,
  language,
  form,
}: {
  owners: readonly Choice[]
  language: Language
  form: FormState
}) {
  const t = say(language)
  const field = { language, form }
  return (
    <>
      <TextField {...field} name="title" label={t('dossier')} />
      <SelectField
        {...field}
        name="subject"
        label={t('dossierSubject')}
        choices={dossierSubjects.map(subject => ({ value: subject, label: t(`subject_${subject}`) }))}
      />
      <TextAreaField {...field} name="summary" label={t('dossierSummary')} rows={4} isOptional />
      <PickerField
        {...field}
        name="owner"
        label={t('dossierOwner')}
        hint={t('agendaWhoHint')}
        choices={owners}
      />
      <SelectField
        {...field}
        name="state"
        label={t('state')}
        choices={dossierStates.map(state => ({ value: state, label: t(`dossier_${state}`) }))}
      />
      <CheckField
        {...field}
        name="isPublic"
        label={t('dossierPublic')}
        hint={t('dossierPublicHint')}
        isOptional
      />
    </>
  )
}

function DocumentForms({
  data,
  language,
  form,
}: {
  data: ChangeDossierData
  language: Language
  form: FormState
}) {
  const t = say(language)
  const field = { language, form }
  return (
    <Panel id="documenten" title={t('dossierDocuments')}>
      <div class="stack">
        {data.documents.length > 0 && (
          <ul>
            {data.documents.map(({ id, label, url }) => (
              <li key={id} class="stack-s">
                <a href={url} rel="noreferrer">
                  {label}
                </a>
                <Form language={language} form={form} hidden={{ act: 'remove', document: id }}>
                  <Button kind="secondary">
                    {t('documentRemove')}
                    <span class="vh"> {label}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <Form language={language} form={form} hidden={{ act: 'add' }}>
          <TextField {...field} name="label" label={t('documentLabel')} />
          <TextField {...field} name="url" label={t('documentUrl')} hint={t('documentUrlHint')} />
          <Actions>
            <Button kind="secondary">{t('documentAdd')}</Button>
          </Actions>
        </Form>
      </div>
    </Panel>
  )
}

/** Changes a dossier of a network and its documents, or opens one. */
export function ChangeDossierPage({ data, context, form }: PageView<ChangeDossierData>) {
  const { language } = context
  const t = say(language)
  const { network, dossier } = data
  return (
    <WorkPage title={dossier?.title ?? t('newDossierTitle')} purpose={network.name}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <Form language={language} form={form} hidden={dossier && { act: 'change' }}>
        <DossierFields owners={data.owners} language={language} form={form} />
        <Actions>
          <Button>{t('save')}</Button>
          {dossier ? (
            <a href={href(links.dossier, { slug: network.slug, id: dossier.id })}>{dossier.title}</a>
          ) : (
            <a href={href(links.network, { slug: network.slug })}>{network.name}</a>
          )}
        </Actions>
      </Form>
      {dossier && <DocumentForms data={data} language={language} form={form} />}
    </WorkPage>
  )
}
