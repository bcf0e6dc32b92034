import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PermissionCheck } from '../identity/actor.ts'
import { type Locale, messagesFor } from '../rendering/messages.ts'
import { layoutMessages } from '../../views/messages.ts'
import './fastify-types.ts'
import type { FieldError } from './form.ts'
import type { RawForm } from './read-form.ts'
import { isLocalPath, refused, type RouteResponse } from './response.ts'
import { defineRoute, type Route } from './route.ts'
import { csrfBinding, VisitorRequest, wantsJson } from './route-request.ts'
import { type FormSealer, NAME_LENGTH } from './refused-form.ts'

/** The parameter of an address at which a refused form is shown again. */
const AGAIN = 'again'
/** Characters of a sealed form that are kept in a session's row, and in an address. */
const MOST_IN_SESSION = 96 * 1024
const MOST_IN_ADDRESS = 1500

/** Fastify takes `/a/:x` and `/a/:y` for the same address; so does this. */
const addressOf = (path: string): string => path.replaceAll(/:\w+/g, ':')

/**
 * Shows refused forms at an address of their own: after a POST that found something wrong, the browser is sent (303) to a
 * GET that shows the form with what was typed and what is wrong, so that neither its back button nor a reload asks to
 * send anything again, and the answer need not lie in a cache. What was typed is sealed for this visitor alone: of somebody
 * signed in it lies in their session until their next form, of anybody else in the address itself.
 */
export class FormsAgain {
  readonly #sealer: FormSealer
  readonly #posts: ReadonlyMap<string, Route>
  readonly #permissionCheck: PermissionCheck
  /** Pages for forms whose address has none: what to say where nothing is kept. */
  readonly pages: readonly Route[]

  constructor(sealer: FormSealer, routes: readonly Route[], permissionCheck: PermissionCheck) {
    this.#sealer = sealer
    this.#permissionCheck = permissionCheck
    const gets = new Map(
      routes.filter(({ method }) => method === 'GET').map((route) => [addressOf(route.path), route]),
    )
    // A page that is the same for everybody knows no visitor, so it cannot show what one of them typed.
    const posts = routes.filter(
      ({ method, path, invalid, keepsNothing }) =>
        method === 'POST' &&
        invalid !== undefined &&
        !keepsNothing &&
        gets.get(addressOf(path))?.public !== true,
    )
    this.#posts = new Map(posts.map((route) => [addressOf(route.path), route]))
    this.pages = posts.filter(({ path }) => !gets.has(addressOf(path))).map(nothingKept)
  }

  /**
   * Keeps a refused form.
   * @returns where it is shown again; undefined where it can only be shown at once
   */
  keep(
    route: Route,
    request: FastifyRequest,
    form: {
      readonly late: boolean
      readonly fields: RawForm['fields']
      readonly errors: readonly FieldError[]
    },
  ): string | undefined {
    if (!this.#posts.has(addressOf(route.path)) || wantsJson(request)) return undefined
    const { pathname: path, searchParams } = new URL(request.url, 'http://service.invalid')
    const sealed = this.#sealer.seal({ ...form, path }, csrfBinding(request))
    const { session } = request
    const most = session.personId === undefined ? MOST_IN_ADDRESS : MOST_IN_SESSION
    if (sealed.length > most || !isLocalPath(path)) return undefined
    if (session.personId !== undefined) session.set('refusedForm', sealed)
    searchParams.set(AGAIN, session.personId === undefined ? sealed : sealed.slice(0, NAME_LENGTH))
    return `${path}?${searchParams.toString()}`
  }

  /** A form went through: what was refused before is not needed any more. */
  forget(request: FastifyRequest): void {
    // The plugin leaves null where the form signed the visitor out.
    const session = request.session as FastifyRequest['session'] | null
    if (session?.refusedForm !== undefined) session.set('refusedForm', undefined)
  }

  /** The refused form that a GET asks for; undefined where it asks for none, or for one that is not kept any more. */
  async show(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<RouteResponse | undefined> {
    const name = (request.query as Readonly<Record<string, unknown>>)[AGAIN]
    const post = this.#posts.get(addressOf(route.path))
    if (typeof name !== 'string' || name.length < NAME_LENGTH || post?.invalid === undefined) return undefined
    if (!this.#permissionCheck(post.permission, request.actor)) return undefined
    const { refusedForm } = request.session
    const sealed = refusedForm?.startsWith(name) === true ? refusedForm : name
    const form = this.#sealer.open(sealed, csrfBinding(request))
    if (form?.path !== new URL(request.url, 'http://service.invalid').pathname) return undefined
    const params = post.params?.safeParse(request.params)
    const query = post.query?.safeParse(request.query)
    if (params?.success === false || query?.success === false) return undefined
    const { submitted, errors } = form
    const values = { params: params?.data, query: query?.data, form: undefined, submitted }
    const shown = await post.invalid(
      new VisitorRequest(request, reply, values) as Parameters<typeof post.invalid>[0],
      { errors, submitted },
    )
    return form.late && shown.kind === 'page' ? { ...shown, errors, status: 422 } : shown
  }
}

/** What is said of a form that came after its session or its time had ended, beside its first field. */
export function lateError({ fields }: Pick<RawForm, 'fields'>, locale: Locale): FieldError {
  const field = [...fields.keys()].find((name) => name !== '_csrf') ?? 'main-content'
  return { field, message: messagesFor(layoutMessages, locale).errors.formLate }
}

function nothingKept({ path, params, permission }: Route): Route {
  return defineRoute({
    method: 'GET',
    path,
    permission,
    audit: { none: 'shows again what somebody typed themselves' },
    ...(params && { params }),
    handler: ({ locale }) =>
      refused({ ...messagesFor(layoutMessages, locale).errors.formNotKept, status: 404 }),
  })
}
