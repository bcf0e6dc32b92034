import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../errors/app-error.ts'
import { takeDataFolder } from './data-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'moothall-test-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function refusal(action: () => unknown): AppError {
  try {
    action()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Takes the folder and gives it up again. */
function takeOnce(wanted: string): string {
  const taken = takeDataFolder(wanted)
  taken.release()
  return taken.path
}

/** Another process that takes the folder, says so and stays. */
async function startHolder() {
  const program = `
    import { takeDataFolder } from ${JSON.stringify(path.join(import.meta.dirname, 'data-folder.ts'))}
    const taken = takeDataFolder(process.argv[1])
    taken.setAddress('http://127.0.0.1:4000')
    console.log('taken')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

describe('takeDataFolder', () => {
  it('refuses a second service and names the first', async () => {
    const holder = await startHolder()
    const error = refusal(() => takeDataFolder(folder))
    expect(error.code).toBe('data-folder-taken')
    expect(error.message).toContain('at http://127.0.0.1:4000')
    expect(error.message).toContain(`process ${holder.pid}`)
    expect(error.message).toMatch(/since \d{4}-\d\d-\d\dT/)
    expect(error.advice).toContain(`kill ${holder.pid}`)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
  })

  it('is free at once after the first was killed', async () => {
    const holder = await startHolder()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(takeOnce(folder)).toBe(folder)
  })

  it('refuses a second taking by the same process, and allows it after release', () => {
    const first = takeDataFolder(folder)
    expect(refusal(() => takeDataFolder(folder)).code).toBe('data-folder-taken')
    first.release()
    first.release()
    expect(takeOnce(folder)).toBe(folder)
  })

  it('is not misled by a file that an earlier version or a crash left behind', () => {
    writeFileSync(path.join(folder, 'service.lock'), `{"pid": ${process.pid}, "since": "20`)
    expect(takeOnce(folder)).toBe(folder)
  })

  it('makes the folder where it is missing', () => {
    expect(takeOnce(path.join(folder, 'a', 'b'))).toBe(path.join(folder, 'a', 'b'))
  })

  it('says so when the folder is a file', () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    const error = refusal(() => takeDataFolder(file))
    expect(error.code).toBe('data-folder-not-a-folder')
    expect(error.message).toBe(`${file} is not a folder.`)
  })
})
