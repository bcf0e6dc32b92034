import { openPreparation, makeBody, type Preparation } from '../apps/service/test/load/preparation.ts'
import { makeTestFolder } from '../apps/service/test/postgres/test-folder.ts'
import { freePort } from '../apps/service/test/process/free-port.ts'
import { type ServiceProcess, startServiceProcess } from '../apps/service/test/process/service-process.ts'

/** A service of its own, with a body and the starter policy in force, for as long as `work` takes. */
export async function withService<Result>(
  work: (service: ServiceProcess, preparation: Preparation, dataFolder: string) => Promise<Result>,
): Promise<Result> {
  const folder = makeTestFolder('bench')
  const service = startServiceProcess({
    dataFolder: folder.path,
    port: await freePort(),
    // Each client of a bench comes from a network of its own, so that rate limits count as they would.
    environment: { TRUST_PROXY: '127.0.0.1' },
  })
  try {
    await service.ready()
    const preparation = await openPreparation(service.environment)
    try {
      await makeBody(preparation.context)
      return await work(service, preparation, folder.path)
    } finally {
      await preparation.close()
    }
  } finally {
    await service.end('SIGTERM')
    folder.remove()
  }
}
