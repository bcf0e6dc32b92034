import type { Context } from '../../context.ts'
import type { RequestCookies } from '../../platform/web/index.ts'
import { newSecret } from './secrets.ts'

/** Marks the browser that began to sign in, for a little longer than that can take. */
const BROWSER_COOKIE = 'sign-in-browser'
const BROWSER_COOKIE_SECONDS = 60 * 60

type Addressed = { readonly config: Pick<Context['config'], 'publicAddress'> }

/** With the prefix no other host of the same domain can put its own mark into a visitor's browser. */
function browserCookie({ config }: Addressed): string {
  return config.publicAddress.startsWith('https:') ? `__Host-${BROWSER_COOKIE}` : BROWSER_COOKIE
}

/** The mark that this browser got when it began; undefined in another browser. */
export function browserMark(context: Addressed, cookies: RequestCookies): string | undefined {
  return cookies.get(browserCookie(context))
}

/** Marks this browser, or keeps the mark that it has. @returns the mark, which nothing but its digest may be kept of */
export function markBrowser(context: Addressed, cookies: RequestCookies): string {
  const mark = browserMark(context, cookies) ?? newSecret()
  cookies.set(browserCookie(context), mark, { maxAgeSeconds: BROWSER_COOKIE_SECONDS })
  return mark
}

export function forgetBrowser(context: Addressed, cookies: RequestCookies): void {
  cookies.clear(browserCookie(context))
}
