import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addedLanguages, defaultLocale, isInstalled, type Locale } from '../rendering/messages.ts'
import { isLocalPath } from './response.ts'

const cookieName = 'language'
const year = 365 * 24 * 60 * 60
const chosenPattern = new RegExp(`(?:^|;\\s*)(?:__Host-)?${cookieName}=([A-Za-z0-9-]{2,40})(?:;|$)`)

/** Whether there is a language to choose. Where there is only English, no cookie is looked at and none is set. */
export function languagesToChoose(): boolean {
  return addedLanguages().length > 0
}

/** The language that the visitor chose in this browser, or else the service's own. */
export function localeOf(request: FastifyRequest): Locale {
  if (!languagesToChoose()) return defaultLocale()
  const chosen = chosenPattern.exec(request.headers.cookie ?? '')?.[1]
  return chosen !== undefined && isInstalled(chosen) ? chosen : defaultLocale()
}

/** Where a request leads without its choice of a language; the home page where that is no address of this service. */
function withoutChoice(url: URL): string {
  url.searchParams.delete('lang')
  const path = `${url.pathname}${url.search}`
  return isLocalPath(path) ? path : '/'
}

/**
 * Takes `?lang=cy` on any page as the choice of a language: keeps it in a cookie that holds nothing else, and leads to the page
 * itself, so that no route and no kept page ever sees it.
 */
export function addLanguageChoice(app: FastifyInstance, secure: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || !languagesToChoose() || !request.url.includes('lang=')) return undefined
    const url = new URL(`http://localhost${request.url.startsWith('/') ? request.url : '/'}`)
    const chosen = url.searchParams.get('lang')
    if (chosen === null || !isInstalled(chosen)) return undefined
    const name = secure ? `__Host-${cookieName}` : cookieName
    const cookie = `${name}=${chosen}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    return await reply
      .header('set-cookie', cookie)
      .header('cache-control', 'no-store')
      .redirect(withoutChoice(url), 303)
  })
}
