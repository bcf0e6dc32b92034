import type { ZodType } from 'zod'
import type { Audience } from '../identity/roles.ts'
import type {
  EmptyForm,
  FieldsForm,
  FormFailure,
  FormSchema,
  JsonForm,
  MultipartForm,
  SignedForm,
} from './form.ts'
import type { PublicRouteRequest, RouteRequest } from './request.ts'
import type { PublicAnswer, RouteResponse } from './response.ts'

/** What the route leaves in the audit trail: an event's name, or why there is none. */
export type RouteAudit = { readonly event: string } | { readonly none: string }

type Answer = RouteResponse | Promise<RouteResponse>

interface Declaration<Params, Query> {
  /** Fastify's pattern, such as `/policies/:slug`. With parameters, `params` is required. */
  readonly path: string
  /** From the feature's permission table. */
  readonly permission: readonly Audience[]
  readonly audit: RouteAudit
  /**
   * For what a session left open must not be enough for: who signed in more than ten minutes ago does so once more first, and
   * comes back to this page. A form that was opened in time may be sent for ten minutes more.
   */
  readonly recentSignIn?: boolean
  /** What fails here is not found (404). */
  readonly params?: ZodType<Params>
  /** What fails here is a bad request (400); give defaults with `.catch()` where an old link should still work. */
  readonly query?: ZodType<Query>
}

export interface GetRoute<Params, Query> extends Declaration<Params, Query> {
  readonly method: 'GET'
  readonly public?: false
  readonly handler: (request: RouteRequest<Params, Query, undefined>) => Answer
}

/** An answer for anyone, that reads no session, sets no cookie and knows no actor, so that its bytes can be kept. */
export interface PublicGetRoute<Params, Query> extends Declaration<Params, Query> {
  readonly method: 'GET'
  readonly public: true
  readonly handler: (request: PublicRouteRequest<Params, Query>) => PublicAnswer
}

export interface ConfirmRoute<Params, Query> extends Declaration<Params, Query> {
  readonly method: 'POST'
  readonly form: EmptyForm
  readonly handler: (request: RouteRequest<Params, Query, undefined>) => Answer
}

export interface FormRoute<Params, Query, Form> extends Declaration<Params, Query> {
  readonly method: 'POST'
  readonly form: FieldsForm<Form> | JsonForm<Form> | MultipartForm<Form> | SignedForm<Form>
  /** What was typed is kept nowhere, not even sealed: a refused form is shown again at once, as the answer to its POST. */
  readonly keepsNothing?: boolean
  /** From one network, where work of its own is done for each request; no more than the whole service takes unless given. */
  readonly requestsPerMinute?: number
  /** Shows the form again: what was typed is in `failure.submitted`, and `failure.errors` goes to `page({errors})`. */
  readonly invalid: (request: RouteRequest<Params, Query, undefined>, failure: FormFailure) => Answer
  readonly handler: (request: RouteRequest<Params, Query, Form>) => Answer
}

/** A route as the platform sees it: checked when the application is built, and served. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: readonly Audience[]
  readonly audit: RouteAudit
  readonly public: boolean
  readonly recentSignIn: boolean
  readonly params: ZodType | undefined
  readonly query: ZodType | undefined
  readonly form: FormSchema<unknown> | undefined
  readonly keepsNothing: boolean
  readonly requestsPerMinute: number | undefined
  readonly invalid:
    ((request: RouteRequest<unknown, unknown, undefined>, failure: FormFailure) => Answer) | undefined
  readonly handler: (request: RouteRequest<unknown, unknown, unknown>) => Answer
}

interface AnyDeclaration {
  readonly method: 'GET' | 'POST'
  readonly public?: boolean
  readonly recentSignIn?: boolean
  readonly form?: FormSchema<unknown>
  readonly keepsNothing?: boolean
  readonly requestsPerMinute?: number
  readonly invalid?: unknown
  readonly handler: unknown
}

/**
 * Declares a route. What is missing from it is refused by the compiler here, and again by `checkRoutes` when the
 * service starts.
 */
export function defineRoute<Params = unknown, Query = unknown>(route: GetRoute<Params, Query>): Route
export function defineRoute<Params = unknown, Query = unknown>(route: PublicGetRoute<Params, Query>): Route
export function defineRoute<Params = unknown, Query = unknown>(route: ConfirmRoute<Params, Query>): Route
export function defineRoute<Params = unknown, Query = unknown, Form = never>(
  route: FormRoute<Params, Query, Form>,
): Route
export function defineRoute(route: Declaration<unknown, unknown> & AnyDeclaration): Route {
  return {
    method: route.method,
    path: route.path,
    permission: route.permission,
    audit: route.audit,
    public: route.public === true,
    recentSignIn: route.recentSignIn === true,
    params: route.params,
    query: route.query,
    form: route.form,
    keepsNothing: route.keepsNothing === true,
    requestsPerMinute: route.requestsPerMinute,
    // The overloads tie handler, invalid and schemas together; past this point only the schemas' runtime values matter.
    invalid: route.invalid as Route['invalid'],
    handler: route.handler as Route['handler'],
  }
}
