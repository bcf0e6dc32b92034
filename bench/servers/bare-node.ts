import { createServer } from 'node:http'

/** The least that answers: what the start of the service is compared with. */
createServer((_request, response) => response.end('ok')).listen(Number(process.argv[2]), '127.0.0.1')
