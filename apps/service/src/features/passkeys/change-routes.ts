import { isolated } from '../../platform/rendering/isolate.ts'
import {
  defineRoute,
  emptyForm,
  type FieldError,
  form,
  notFound,
  page,
  redirectTo,
  type Route,
  type RouteResponse,
} from '../../platform/web/index.ts'
import { signInPaths } from '../sign-in/index.ts'
import { removePasskey, renamePasskey } from './change-passkey.ts'
import { nameForm, passkeyParams, sayErrors } from './form.ts'
import type { ChangeDecision } from './passkey.decision.ts'
import { passkeyPaths as paths } from './paths.ts'
import { passkeyPermissions } from './permissions.ts'
import { findOwnPasskey } from './queries.ts'
import type { PasskeyContext } from './routes.ts'
import { asPerson, refusedInList, type Visit, wording } from './visit.ts'

const permission = passkeyPermissions['passkeys.keep']
const backLink = { href: paths.own }

/** Renaming and removing one's own passkeys. */
export function changeRoutes(context: PasskeyContext): Route[] {
  return [...renameRoutes(context), ...removeRoutes(context)]
}

function withOwn(
  { database }: PasskeyContext,
  visit: Visit,
  id: string,
  show: (passkey: { readonly id: string; readonly name: string }) => RouteResponse,
): Promise<RouteResponse> {
  return asPerson(visit, async (person) => {
    const passkey = await database.inTransaction(person, (tx) => findOwnPasskey(tx, person.personId, id))
    return passkey === undefined ? notFound() : show(passkey)
  })
}

function answerTo(decision: ChangeDecision, visit: Visit): RouteResponse {
  if (decision === 'accepted') return redirectTo(paths.own)
  return decision === 'not-found' ? notFound() : refusedInList(visit, 'ended')
}

function renameRoutes(context: PasskeyContext): Route[] {
  const path = '/account/passkeys/:id/rename'
  const renamePage = (visit: Visit, id: string, typed?: string, errors: readonly FieldError[] = []) =>
    withOwn(context, visit, id, ({ name }) =>
      page({
        view: 'features/passkeys/views/rename.njk',
        title: wording(visit).rename.title(isolated(name)),
        model: { action: paths.rename(id), name: typed ?? name, cancelHref: paths.own },
        errors,
        backLink,
      }),
    )
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'only asks' },
      params: passkeyParams,
      handler: (request) => renamePage(request, request.params.id),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'passkeys.renamed' },
      params: passkeyParams,
      form: form(nameForm),
      invalid: (request, { errors, submitted }) =>
        renamePage(request, request.params.id, submitted.text('name'), sayErrors(errors, wording(request))),
      handler: (request) =>
        asPerson(request, async (person) => {
          const wanted = { id: request.params.id, name: request.form.name }
          return answerTo(await renamePasskey(context, person, wanted), request)
        }),
    }),
  ]
}

function removeRoutes(context: PasskeyContext): Route[] {
  const path = '/account/passkeys/:id/remove'
  return [
    defineRoute({
      method: 'GET',
      path,
      permission,
      audit: { none: 'only asks' },
      params: passkeyParams,
      handler: (request) =>
        withOwn(context, request, request.params.id, ({ id, name }) =>
          page({
            view: 'features/passkeys/views/remove.njk',
            title: wording(request).remove.title(isolated(name)),
            model: { action: paths.remove(id), cancelHref: paths.own, signOutHref: signInPaths.signOut },
            backLink,
          }),
        ),
    }),
    defineRoute({
      method: 'POST',
      path,
      permission,
      audit: { event: 'passkeys.removed' },
      params: passkeyParams,
      form: emptyForm,
      handler: (request) =>
        asPerson(request, async (person) =>
          answerTo(await removePasskey(context, person, request.params.id), request),
        ),
    }),
  ]
}
