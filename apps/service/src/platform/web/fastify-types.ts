import type { Actor } from '../identity/actor.ts'
import type { RouteAudit } from './route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route leaves in the audit trail; in the log line of each of its requests. */
    readonly audit?: RouteAudit
    /** The largest body that the route accepts, in bytes, for the page that refuses a larger one. */
    readonly limitBytes?: number
    /** Whether the route speaks JSON, whatever the client says it accepts. */
    readonly json?: boolean
    /** Whether programs with a token are let in. Elsewhere a token is not even looked at. */
    readonly tokens?: boolean
  }
  interface FastifyRequest {
    /** Who asks. Anonymous until a session says otherwise, and on every public route. */
    actor: Actor
    /** Whether all of the body was there when the actor was looked up. */
    arrivedWhole: boolean
    /** The CSRF token that came with the form, for the plugin that verifies it. */
    submittedToken: string | undefined
  }
  interface Session {
    personId?: string
    /** Who the session belongs to, as found with it. Never stored. */
    actor?: Actor
    /** What the person typed into the last form that was refused, sealed. */
    refusedForm?: string | undefined
  }
}
