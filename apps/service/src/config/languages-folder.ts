import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const shipped = fileURLToPath(new URL('../../languages', import.meta.url))

/** Where the languages beside English lie. @param chosen what `MOOTHALL_LANGUAGES` says */
export function languagesFolder(chosen: string | undefined): string {
  return chosen === undefined || chosen.trim() === '' ? shipped : resolve(chosen.trim())
}
