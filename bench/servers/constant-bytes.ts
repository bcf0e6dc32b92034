import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { publicPageHtml } from '../public-page-html.ts'

/** Fastify serving constant bytes: what the public page is compared with. */
const body = Buffer.from(publicPageHtml())
const app = fastify()
app.get('/policies/social-media', (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.((app.server.address() as AddressInfo).port)
