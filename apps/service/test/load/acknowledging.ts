import { acknowledgementPaths } from '../../src/features/acknowledgements/index.ts'
import { HttpClient, requestBytes } from './http-client.ts'
import { policy } from './preparation.ts'

const page = acknowledgementPaths.respond(policy.slug, policy.version)
const acknowledged = acknowledgementPaths.acknowledged(policy.slug, policy.version)

/** Somebody signed in with the acknowledgement page open before them: what pressing its button sends. */
export interface OpenForm {
  readonly personId: string
  readonly submission: string
}

/** What to add to every request of one client, so that rate limits see as many networks as there are clients. */
function networkHeaders(client: number): Record<string, string> {
  return { 'x-forwarded-for': `10.20.${client >> 8}.${client & 255}` }
}

/** The submission that belongs to a page that was opened. */
export function submissionFor(opened: {
  readonly cookie: string
  readonly html: string
  readonly setCookie: string
  readonly client: number
}): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(opened.html)?.[1]
  const csrf = /^csrf=[^;]+/m.exec(opened.setCookie)?.[0]
  if (token === undefined || csrf === undefined) throw new Error('The acknowledgement page has no form')
  return requestBytes({
    method: 'POST',
    path: page,
    headers: { cookie: `${opened.cookie}; ${csrf}`, ...networkHeaders(opened.client) },
    form: { _csrf: token, answer: 'acknowledge' },
  })
}

/** Opens the page for each of the people, by several clients at once. */
export async function openForms(
  port: number,
  people: readonly { readonly personId: string; readonly cookie: string }[],
  clients: number,
): Promise<readonly OpenForm[]> {
  const forms: OpenForm[] = []
  const queue = people.values()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const http = new HttpClient(port)
      for (const { personId, cookie } of queue) {
        const headers = { cookie, ...networkHeaders(client) }
        const answer = await http.send(requestBytes({ method: 'GET', path: page, headers }))
        if (answer.status !== 200)
          throw new Error(`The acknowledgement page was answered with ${answer.status}`)
        const setCookie = answer.headers.get('set-cookie') ?? ''
        const submission = submissionFor({ cookie, html: answer.body, setCookie, client })
        forms.push({ personId, submission })
      }
      http.close()
    }),
  )
  return forms
}

/**
 * Presses the button.
 * @returns whether it is acknowledged; false where the service says that something in it failed
 * @throws UnexpectedAnswer for any other answer; whatever the connection throws where there is none
 */
export async function submit(http: HttpClient, form: OpenForm): Promise<boolean> {
  const { status, headers, body } = await http.send(form.submission)
  if (status >= 500) return false
  if (status === 303 && headers.get('location') === acknowledged) return true
  throw new UnexpectedAnswer(`An acknowledgement was answered with ${status}: ${body.slice(0, 300)}`)
}

/** The service answered, and not as it must; a connection that broke is another error. */
export class UnexpectedAnswer extends Error {}
