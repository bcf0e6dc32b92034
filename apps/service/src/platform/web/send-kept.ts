import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../rendering/messages.ts'
import { bytesOf, hasBody } from './answer-bytes.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'
import { languagesToChoose } from './locale.ts'
import type { Pages, Visitor } from './pages.ts'
import type { PublicAnswer, RouteResponse } from './response.ts'

interface KeptContext {
  readonly pages: Pages
  readonly kept: KeptAnswers
}

type Sending = FastifyReply | Promise<FastifyReply>

/** Where an answer's bytes are there and fresh, sends them at once; undefined where they have to be looked at or made. */
export function sendIfKept(
  { kept }: KeptContext,
  request: FastifyRequest,
  reply: FastifyReply,
  locale: Locale,
  response: PublicAnswer,
): Sending | undefined {
  const fresh = kept.fresh(keyOf(response, locale))
  return fresh === undefined ? undefined : sendKept(request, reply, fresh, response)
}

/** Whether the answer has to be made: there are no bytes that might still hold. */
export function hasToBeMade({ kept }: KeptContext, locale: Locale, response: PublicAnswer): boolean {
  return !kept.holds(keyOf(response, locale))
}

/**
 * Sends the answer's bytes, made first where they have to be.
 * @returns what was made instead and has not been sent, where it is nothing to keep: not found, a refusal, an error
 */
export async function sendOrMake(
  { kept, pages }: KeptContext,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  response: PublicAnswer,
): Promise<RouteResponse | undefined> {
  let other: RouteResponse | undefined
  const answer = await kept.get(keyOf(response, visitor.locale), response.freshness, async () => {
    const made = await response.render()
    if (hasBody(made)) {
      const bytes = await bytesOf(pages, visitor, made)
      if (bytes.status === 200) return bytes
    }
    other = made
    return undefined
  })
  if (answer === undefined) return other ?? (await response.render())
  await sendKept(request, reply, answer, response)
  return undefined
}

function keyOf({ cacheKey }: PublicAnswer, locale: Locale): string {
  return `${locale} ${cacheKey}`
}

function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: KeptAnswer,
  { variesWith }: PublicAnswer,
): Sending {
  const { headers } = request
  reply.headers(answer.headers)
  reply.header('vary', varyOf(variesWith))
  if (isThere(headers['if-none-match'], answer.etag)) return reply.code(304).send()
  if (headers['accept-encoding']?.includes('gzip')) {
    reply.header('content-encoding', 'gzip')
    return answer.compressed().then((bytes) => reply.send(bytes))
  }
  return reply.send(answer.body)
}

function varyOf(variesWith: 'accept' | undefined): string {
  const encoding = variesWith === 'accept' ? 'accept, accept-encoding' : 'accept-encoding'
  return languagesToChoose() ? `${encoding}, cookie` : encoding
}

/** Whether the client holds the answer already (RFC 9110, section 13.1.2: the comparison is the weak one). */
function isThere(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
