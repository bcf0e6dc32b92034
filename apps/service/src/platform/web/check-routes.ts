import { AppError } from '../errors/app-error.ts'
import type { Route } from './route.ts'

/** Whether programs with a token of some scope may use the route. */
export function admitsTokens({ permission = [] }: Pick<Partial<Route>, 'permission'>): boolean {
  return permission.some((audience) => audience.startsWith('token:'))
}

/** What a route leaves undeclared, in words; empty when it may be served. The compiler cannot see a cast or plain JavaScript. */
function faultsOf(route: Partial<Route>): string[] {
  const faults: string[] = []
  if (!route.path?.startsWith('/')) faults.push('its path must begin with a slash')
  if (route.method !== 'GET' && route.method !== 'POST') faults.push('its method must be GET or POST')
  if (!Array.isArray(route.permission) || route.permission.length === 0)
    faults.push('it declares no permission')
  if (typeof route.audit !== 'object' || Object.values(route.audit)[0] === '') {
    faults.push('it declares no audit event, nor why there is none')
  }
  if (route.path?.includes('*')) faults.push('a wildcard path cannot be declared')
  if (route.path?.includes(':') && route.params === undefined)
    faults.push('its path has parameters without a schema')
  if (route.method === 'POST' && route.form === undefined) faults.push('it is a POST without a form')
  if (route.method === 'GET' && route.form !== undefined) faults.push('it is a GET with a form')
  if (route.form !== undefined && route.form.kind !== 'empty' && typeof route.invalid !== 'function') {
    faults.push('its form has fields but nothing shows the form again when it fails')
  }
  if (admitsTokens(route) && route.form?.kind !== 'json')
    faults.push('it lets tokens in, so it must take JSON')
  if (route.recentSignIn && route.permission?.includes('anyone'))
    faults.push('it asks for a recent sign-in of people who need not sign in')
  if (typeof route.handler !== 'function') faults.push('it has no handler')
  if (route.public && (route.method !== 'GET' || route.permission?.join() !== 'anyone')) {
    faults.push('it is public, so it must be a GET for anyone')
  }
  return faults
}

/** Fastify takes `/a/:x` and `/a/:y` for the same address, but not `/a/:x` and `/a/:x.json`; so does this. */
function addressOf(route: Route): string {
  return `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`
}

/**
 * Refuses routes that do not say everything they must, before the first request.
 * @throws AppError `web.route-undeclared` naming every fault of every route
 */
export function checkRoutes(routes: readonly Route[]): void {
  const faults = routes.flatMap((route) =>
    faultsOf(route).map((fault) => `${route.method} ${route.path}: ${fault}`),
  )
  const seen = new Set<string>()
  for (const route of routes) {
    const address = addressOf(route)
    if (seen.has(address)) faults.push(`${route.method} ${route.path}: another route has the same address`)
    seen.add(address)
  }
  if (faults.length > 0) {
    throw new AppError(
      'web.route-undeclared',
      `The service cannot start with these routes:\n${faults.join('\n')}`,
    )
  }
}
