import { isolated } from '../../platform/rendering/isolate.ts'
import {
  defineRoute,
  type FieldError,
  form,
  invalid,
  page,
  redirectTo,
  type Route,
} from '../../platform/web/index.ts'
import { addPasskey, beginAdding } from './add-passkey.ts'
import { lookAtChallenge, passkeysActor } from './challenge-store.ts'
import { createForm, MOST_ANSWER_BYTES, nameForm, sayErrors } from './form.ts'
import { passkeyPaths as paths } from './paths.ts'
import { passkeyPermissions } from './permissions.ts'
import { findCreator } from './queries.ts'
import type { RelyingParty } from './relying-party.ts'
import type { PasskeyContext } from './routes.ts'
import { asPerson, refusedInList, type Visit, wording } from './visit.ts'
import { creationOptions } from './web-authn.ts'

const permission = passkeyPermissions['passkeys.keep']
/** A passkey is a way in: a session that somebody left open must not be enough to make one. */
const recentSignIn = true

/** Adding a passkey: a name first, then the device is asked, then what it answered is sent. */
export function addRoutes(context: PasskeyContext, party: RelyingParty): Route[] {
  return [...nameRoutes(context), ...createRoutes(context, party)]
}

function nameRoutes(context: PasskeyContext): Route[] {
  const namePage = (visit: Visit, name: string, errors: readonly FieldError[] = []) =>
    page({
      view: 'features/passkeys/views/name.njk',
      title: wording(visit).name.title,
      model: { action: paths.add, name },
      errors,
      backLink: { href: paths.own },
    })
  return [
    defineRoute({
      method: 'GET',
      path: paths.add,
      permission,
      recentSignIn,
      audit: { none: 'an empty form' },
      handler: (request) => namePage(request, ''),
    }),
    defineRoute({
      method: 'POST',
      path: paths.add,
      permission,
      recentSignIn,
      audit: { none: 'the device is only asked' },
      form: form(nameForm),
      invalid: (request, { errors, submitted }) =>
        namePage(request, submitted.text('name'), sayErrors(errors, wording(request))),
      handler: (request) =>
        asPerson(request, async (person) => {
          const decision = await beginAdding(context, person, request.form.name)
          if (decision === 'accepted') return redirectTo(paths.create)
          return invalid([{ field: 'name', message: wording(request).name.tooMany }])
        }),
    }),
  ]
}

const reasons = {
  'not-asked': 'notAsked',
  'not-right': 'notRight',
  'known-already': 'knownAlready',
  'too-many': 'tooMany',
} as const

function createRoutes(context: PasskeyContext, party: RelyingParty): Route[] {
  const { clock, database } = context
  return [
    defineRoute({
      method: 'GET',
      path: paths.create,
      permission,
      recentSignIn,
      audit: { none: 'the device is only asked' },
      handler: (request) =>
        asPerson(request, async (person) => {
          const { personId, sessionId } = person
          const challenge = await database.inTransaction(passkeysActor, (tx) =>
            lookAtChallenge(tx, { sessionId }, clock.now()),
          )
          if (challenge?.adding?.personId !== personId) return redirectTo(paths.add)
          const creator = await database.inTransaction(person, (tx) => findCreator(tx, personId))
          const m = wording(request)
          const options = await creationOptions(party, {
            ...creator,
            challenge: challenge.bytes,
            serviceName: m.serviceName(creator.bodyName),
          })
          return page({
            view: 'features/passkeys/views/create.njk',
            title: m.create.title,
            model: {
              action: paths.create,
              options: JSON.stringify(options),
              words: JSON.stringify({ ...m.script, refused: m.create.refused }),
              lead: m.create.lead(isolated(challenge.adding.name)),
              backHref: paths.own,
              ceremony: 'create',
              button: m.create.button,
              back: m.create.back,
              next: '',
            },
          })
        }),
    }),
    defineRoute({
      method: 'POST',
      path: paths.create,
      permission,
      recentSignIn,
      audit: { event: 'passkeys.added' },
      form: form(createForm, { maxBytes: MOST_ANSWER_BYTES }),
      keepsNothing: true,
      invalid: (request) => refusedInList(request, 'notRight'),
      handler: (request) =>
        asPerson(request, async (person) => {
          const outcome = await addPasskey(context, person, party, request.form.response)
          return outcome === 'added' ? redirectTo(paths.own) : refusedInList(request, reasons[outcome])
        }),
    }),
  ]
}
