import type { Context } from '../../context.ts'
import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
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
  refused,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import type { RouteRequest } from '../../platform/web/index.ts'
import {
  addPerson,
  changePerson,
  endPerson,
  grantRole,
  type PersonOutcome,
  revokeRole,
} from './change-people.ts'
import { addForm, detailsFields, grantForm, listQuery, personParams, roleParams, sayErrors } from './form.ts'
import { peopleMessages } from './messages.ts'
import { peoplePaths } from './paths.ts'
import { peoplePermissions } from './permissions.ts'
import { findPersonPage, listPeople, type PersonPageData } from './queries.ts'
import { detailsModel, listModel, nothingTyped, personModel, typedAgain, typedFrom } from './view-models.ts'

const views = 'features/people/views'

export type PeopleRoutesContext = Pick<Context, 'clock' | 'database'>
type AnyRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'locale' | 'actor'>

export function peopleRoutes(context: PeopleRoutesContext): Route[] {
  return [
    ...readRoutes(context),
    ...addRoutes(context),
    ...editRoutes(context),
    ...roleRoutes(context),
    ...endRoutes(context),
  ]
}

function wording({ locale }: AnyRequest) {
  return messagesFor(peopleMessages, locale)
}

/** Row-level security answers whoever gets here without being the person that the permission asks for. */
async function asPerson(
  actor: Actor,
  work: (person: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

async function withPerson(
  context: PeopleRoutesContext,
  request: AnyRequest,
  id: string,
  work: (person: PersonPageData) => RouteResponse,
): Promise<RouteResponse> {
  const person = await context.database.inTransaction(request.actor, (tx) => findPersonPage(tx, id))
  return person === undefined ? notFound() : work(person)
}

/** Where an outcome leads: back to the person, to an error beside its field, or to a page that says why not. */
function answer(request: AnyRequest, outcome: PersonOutcome, personId?: string): RouteResponse {
  if (outcome.kind === 'done') return redirectTo(peoplePaths.person(outcome.personId))
  const { errors, refusals } = wording(request)
  if (outcome.reason === 'email-taken') return invalid([{ field: 'email', message: errors.emailTaken }])
  if (outcome.reason === 'manager-unknown') {
    return invalid([{ field: 'managerEmail', message: errors.managerUnknown }])
  }
  if (outcome.reason === 'not-found' || personId === undefined) return notFound()
  const backLink = { href: peoplePaths.person(personId), text: refusals.back }
  return refused({ title: refusals.title, paragraphs: [refusals[outcome.reason]], backLink })
}

function readRoutes(context: PeopleRoutesContext): Route[] {
  const permission = peoplePermissions['people.read']
  return [
    defineRoute({
      method: 'GET',
      path: peoplePaths.list,
      permission,
      audit: { event: 'people.listed' },
      query: listQuery,
      handler: async (request) => {
        const list = await context.database.inTransaction(request.actor, (tx) =>
          listPeople(tx, request.query),
        )
        // A page past the last one: somebody has left since, or the number was typed.
        const { search, page: asked } = request.query
        if (list.people.length === 0 && asked > 1) return redirectTo(peoplePaths.page(search, 1))
        const m = wording(request)
        return page({
          view: `${views}/list.njk`,
          title: m.list.title,
          model: listModel(list, request.query, m),
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/people/:id',
      permission,
      audit: { event: 'people.viewed' },
      params: personParams,
      handler: async (request) =>
        await withPerson(context, request, request.params.id, (person) => personPage(request, person)),
    }),
  ]
}

function personPage(
  request: AnyRequest,
  person: PersonPageData,
  errors: readonly FieldError[] = [],
): RouteResponse {
  const m = wording(request)
  return page({
    view: `${views}/person.njk`,
    title: person.name,
    model: personModel(person, m),
    errors,
    backLink: { href: peoplePaths.list, text: m.list.title },
  })
}

function addRoutes(context: PeopleRoutesContext): Route[] {
  const permission = peoplePermissions['people.change']
  const addPage = (request: AnyRequest, typed = nothingTyped, errors: readonly FieldError[] = []) => {
    const m = wording(request)
    return page({
      view: `${views}/details.njk`,
      title: m.details.addTitle,
      model: detailsModel(typed, m, {
        action: peoplePaths.add,
        button: m.details.addButton,
        withRoles: true,
      }),
      errors,
      backLink: { href: peoplePaths.list, text: m.list.title },
    })
  }
  return [
    defineRoute({
      method: 'GET',
      path: peoplePaths.add,
      permission,
      audit: { none: 'an empty form' },
      handler: (request) => addPage(request),
    }),
    defineRoute({
      method: 'POST',
      path: peoplePaths.add,
      permission,
      audit: { event: 'people.added' },
      form: form(addForm),
      invalid: (request, { errors, submitted }) =>
        addPage(request, typedAgain(submitted), sayErrors(errors, wording(request))),
      handler: (request) =>
        asPerson(request.actor, async (actor) =>
          answer(request, await addPerson(context, actor, request.form)),
        ),
    }),
  ]
}

function editRoutes(context: PeopleRoutesContext): Route[] {
  const permission = peoplePermissions['people.change']
  const path = '/people/:id/edit'
  const editPage = (
    request: AnyRequest,
    person: PersonPageData,
    typed = typedFrom(person),
    errors: readonly FieldError[] = [],
  ) => {
    const m = wording(request)
    const target = { action: peoplePaths.edit(person.id), button: m.details.editButton, withRoles: false }
    return page({
      view: `${views}/details.njk`,
      title: m.details.editTitle(isolated(person.name)),
      model: detailsModel(typed, m, target),
      errors,
      backLink: { href: peoplePaths.person(person.id), text: person.name },
    })
  }
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { event: 'people.viewed' },
      params: personParams,
      handler: async (request) =>
        await withPerson(context, request, request.params.id, (person) => editPage(request, person)),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'people.changed' },
      params: personParams,
      form: form(detailsFields),
      invalid: async (request, { errors, submitted }) =>
        await withPerson(context, request, request.params.id, (person) =>
          editPage(request, person, typedAgain(submitted), sayErrors(errors, wording(request))),
        ),
      handler: (request) =>
        asPerson(request.actor, async (actor) => {
          const { id } = request.params
          return answer(request, await changePerson(context, actor, id, request.form), id)
        }),
    }),
  ]
}

function roleRoutes(context: PeopleRoutesContext): Route[] {
  const permission = peoplePermissions['people.grant']
  return [
    defineRoute({
      method: 'POST',
      path: '/people/:id/roles',
      permission,
      audit: { event: 'people.role-granted' },
      params: personParams,
      form: form(grantForm),
      invalid: async (request, { errors }) =>
        await withPerson(context, request, request.params.id, (person) =>
          personPage(request, person, sayErrors(errors, wording(request))),
        ),
      handler: (request) =>
        asPerson(request.actor, async (actor) => {
          const { id } = request.params
          return answer(
            request,
            await grantRole(context, actor, { personId: id, role: request.form.role }),
            id,
          )
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/people/:id/roles/:role/revoke',
      permission,
      audit: { event: 'people.role-revoked' },
      params: roleParams,
      form: emptyForm,
      handler: (request) =>
        asPerson(request.actor, async (actor) => {
          const { id, role } = request.params
          return answer(request, await revokeRole(context, actor, { personId: id, role }), id)
        }),
    }),
  ]
}

function endRoutes(context: PeopleRoutesContext): Route[] {
  const permission = peoplePermissions['people.end']
  const path = '/people/:id/end'
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'only asks' },
      params: personParams,
      handler: async (request) =>
        await withPerson(context, request, request.params.id, (person) => {
          const back = peoplePaths.person(person.id)
          return page({
            view: `${views}/end.njk`,
            title: wording(request).end.title(isolated(person.name)),
            model: { action: peoplePaths.end(person.id), cancelHref: back },
            backLink: { href: back, text: person.name },
          })
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'people.ended' },
      params: personParams,
      form: emptyForm,
      handler: (request) =>
        asPerson(request.actor, async (actor) => {
          const { id } = request.params
          return answer(request, await endPerson(context, actor, id), id)
        }),
    }),
  ]
}
