import { contentDisposition } from './content-disposition.ts'
import type { AnswerBytes } from './kept-answers.ts'
import type { Pages, Visitor } from './pages.ts'
import type { DownloadResponse, RouteResponse } from './response.ts'

/** An answer that has a body of its own, whoever asked. */
export type BodyResponse = Extract<RouteResponse, { kind: 'page' | 'json' | 'text' | 'download' }>

export function hasBody(response: RouteResponse): response is BodyResponse {
  return ['page', 'json', 'text', 'download'].includes(response.kind)
}

/** Turns an answer into bytes, and says what they are. */
export async function bytesOf(
  pages: Pages,
  visitor: Visitor,
  response: BodyResponse,
): Promise<AnswerBytes & { readonly status: number }> {
  if (response.kind === 'download') return { status: 200, ...downloadBytes(response) }
  const { status } = response
  const bytes = (text: string, type: string) => ({
    status,
    body: Buffer.from(text),
    headers: { 'content-type': `${type}; charset=utf-8` },
  })
  if (response.kind === 'json') return bytes(JSON.stringify(response.value), 'application/json')
  if (response.kind === 'text') return bytes(response.body, 'text/plain')
  return bytes(await pages.html(response, visitor), 'text/html')
}

function downloadBytes(response: DownloadResponse): AnswerBytes {
  const { body, contentType, contentSecurityPolicy, disposition, filename } = response
  return {
    // A view of the same memory: some downloads are megabytes.
    body: Buffer.isBuffer(body) ? body : Buffer.from(body),
    headers: {
      'content-type': contentType,
      'content-disposition': contentDisposition(disposition, filename),
      ...(contentSecurityPolicy !== undefined && { 'content-security-policy': contentSecurityPolicy }),
    },
  }
}
