import type { DataRequest } from '../model.ts'
import type { RequestLine } from '../pages/data-requests.tsx'

/** A request about own data as the pages show it. */
export function requestLine(request: DataRequest, now: Temporal.Instant): RequestLine {
  const today = now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
  return {
    id: request.id,
    personName: request.personName,
    kind: request.kind,
    request: request.request,
    askedAt: request.askedAt.toString(),
    dueOn: request.dueOn,
    outcome: request.outcome,
    answer: request.answer,
    isLate: !request.answeredAt && Temporal.PlainDate.compare(today, request.dueOn) > 0,
  }
}
