import { z } from 'zod'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import {
  defineRoute,
  emptyForm,
  type FieldError,
  forbidden,
  form,
  invalid,
  notFound,
  page,
  redirectTo,
  type Route,
  type RouteResponse,
  type Submission,
} from '../../platform/web/index.ts'
import { typedLine } from '../../platform/web/typed-text.ts'
import { addTopic, changeTopic, type NewTopic, type RegisterContext, removeTopic } from './keep-register.ts'
import { confidentialTopicMessages } from './messages.ts'
import { confidentialTopicPaths as paths } from './paths.ts'
import { confidentialTopicPermissions } from './permissions.ts'
import { type ConfidentialTopic, listConfidentialTopics } from './queries.ts'

const MAX_WORDS = 200
const MIN_LETTERS = 4

const params = z.object({ id: z.uuid() })
const fields = form(z.record(z.string().max(100), z.union([z.string(), z.array(z.string())])), {
  maxBytes: 16 * 1024,
})

interface Visit {
  readonly actor: Actor
  readonly locale: Locale
}

async function asPerson(
  { actor }: Visit,
  work: (person: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

/** The keeper's pages of the register. */
export function confidentialTopicRoutes(context: RegisterContext): Route[] {
  const permission = confidentialTopicPermissions['confidential-topics.keep']
  const today = () => ukDate(context.clock.now())
  const register = async ({ actor }: Visit) =>
    await context.database.inTransaction(actor, listConfidentialTopics)

  async function topicOf(
    submitted: Submission,
    { locale }: Visit,
  ): Promise<NewTopic | readonly FieldError[]> {
    const { checkConfidentialTopics } = await import('@moothall/checker')
    const m = messagesFor(confidentialTopicMessages, locale)
    const text = typedLine(submitted.text('words'))
    const reviewOn = submitted.text('review').trim()
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    const errors: FieldError[] = []
    if (text === '') errors.push({ field: 'words', message: m.words.missing })
    else if (text.length > MAX_WORDS) errors.push({ field: 'words', message: m.words.tooLong })
    else if (checkConfidentialTopics([{ phrases: [text] }]).length > 0)
      errors.push({ field: 'words', message: m.words.unreadable })
    else if (letters < MIN_LETTERS) errors.push({ field: 'words', message: m.words.short })
    if (!z.iso.date().safeParse(reviewOn).success || reviewOn <= today())
      errors.push({ field: 'review', message: m.review.wrong })
    return errors.length > 0 ? errors : { text, reviewOn }
  }

  async function listPage(
    visit: Visit,
    typed: { words: string; review: string } = { words: '', review: '' },
    errors: readonly FieldError[] = [],
  ): Promise<RouteResponse> {
    const m = messagesFor(confidentialTopicMessages, visit.locale)
    const topics = (await register(visit)).map(({ id, text, reviewOn, addedBy }) => ({
      words: text,
      addedBy,
      review: reviewOn,
      due: reviewOn <= today(),
      change: paths.change(id),
      remove: paths.remove(id),
      named: m.of(text),
    }))
    return page({
      view: 'features/confidential-topics/views/list.njk',
      title: m.title,
      model: { topics, action: paths.list, typed },
      errors,
    })
  }

  function changePage(
    { locale }: Visit,
    id: string,
    typed: { words: string; review: string },
    errors: readonly FieldError[] = [],
  ): RouteResponse {
    const m = messagesFor(confidentialTopicMessages, locale)
    return page({
      view: 'features/confidential-topics/views/change.njk',
      title: m.changeTitle,
      model: { action: paths.change(id), typed },
      errors,
      backLink: { href: paths.list },
    })
  }

  const typedAgain = (submitted: Submission) => ({
    words: submitted.text('words'),
    review: submitted.text('review'),
  })
  const find = async (visit: Visit, wanted: string): Promise<ConfidentialTopic | undefined> =>
    (await register(visit)).find(({ id }) => id === wanted)

  return [
    defineRoute({
      method: 'GET',
      path: paths.list,
      permission,
      audit: { none: 'the keeper looks at their own register' },
      handler: async (request) => await listPage(request),
    }),
    defineRoute({
      method: 'POST',
      path: paths.list,
      permission,
      audit: { event: 'confidential-topics.added' },
      form: fields,
      keepsNothing: true,
      invalid: async (request, { submitted, errors }) =>
        await listPage(request, typedAgain(submitted), errors),
      handler: async (request) =>
        await asPerson(request, async (person) => {
          const topic = await topicOf(request.submitted, request)
          if (!('text' in topic)) return invalid(topic)
          const { full } = messagesFor(confidentialTopicMessages, request.locale)
          return (await addTopic(context, person, topic)) === 'full'
            ? invalid([{ field: 'words', message: full }])
            : redirectTo(paths.list)
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/manage/confidential-topics/:id',
      permission,
      audit: { none: 'the keeper looks at their own register' },
      params,
      handler: async (request) => {
        const topic = await find(request, request.params.id)
        if (topic === undefined) return notFound()
        return changePage(request, topic.id, { words: topic.text, review: topic.reviewOn })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/confidential-topics/:id',
      permission,
      audit: { event: 'confidential-topics.added' },
      params,
      form: fields,
      keepsNothing: true,
      invalid: (request, { submitted, errors }) =>
        changePage(request, request.params.id, typedAgain(submitted), errors),
      handler: async (request) =>
        await asPerson(request, async (person) => {
          const topic = await topicOf(request.submitted, request)
          if (!('text' in topic)) return invalid(topic)
          const changed = await changeTopic(context, person, { id: request.params.id, topic })
          return changed ? redirectTo(paths.list) : notFound()
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/confidential-topics/:id/remove',
      permission,
      audit: { event: 'confidential-topics.removed' },
      params,
      form: emptyForm,
      handler: async (request) =>
        await asPerson(request, async (person) => {
          const removed = await removeTopic(context, person, request.params.id)
          return removed ? redirectTo(paths.list) : notFound()
        }),
    }),
  ]
}
