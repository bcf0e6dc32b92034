import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const PREFIX = 'moothall-test-'

/** Makes a temporary folder whose name tells the process it belongs to, and clears away those of processes long gone. */
export function makeTestFolder(purpose: string): { path: string; remove(): void } {
  const parent = os.tmpdir()
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${PREFIX}${purpose}-(\\d+)-`).exec(name)?.[1]
    // Folders of other users stay; so do those of a namesake, until that ends too.
    if (pid && !existsSync(`/proc/${pid}`) && isMine(path.join(parent, name))) {
      rmSync(path.join(parent, name), { recursive: true, force: true })
    }
  }
  const folder = mkdtempSync(path.join(parent, `${PREFIX}${purpose}-${process.pid}-`))
  // The server may have to run as another user, who has to get through.
  chmodSync(folder, 0o711)
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function isMine(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
}
