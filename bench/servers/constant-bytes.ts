import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'

/** Fastify serving the bytes of a file at one path: what a page of the service is compared with. */
const [path = '/', file = ''] = process.argv.slice(2)
const body = readFileSync(file)
const app = fastify()
app.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.((app.server.address() as AddressInfo).port)
