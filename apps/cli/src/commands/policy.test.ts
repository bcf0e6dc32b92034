import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'moothall-policy-'))
const POLICY = '# Social media policy\n\n1. Scope\n\n1.1 This policy applies to all employees.\n'

interface Outcome {
  code: number | string
  stdout: string
  stderr: string
}

function run(args: readonly string[], input?: Buffer | string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr })
    })
    // The command stops reading once it has seen too much, so the pipe may break while this writes.
    child.stdin?.on('error', (error: NodeJS.ErrnoException) => expect(error.code).toBe('EPIPE'))
    child.stdin?.end(input ?? '')
  })
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('moothall policy parse', { timeout: 30_000 }, () => {
  test('prints an outline', async () => {
    const outcome = await run(['policy', 'parse', file('a.md', POLICY)])
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(outcome.stdout).toContain('1 SCOPE\n  1.1 This policy applies to all employees.')
    expect(outcome.stdout).toContain('[statement | scope-people | for officer]')
  })

  test('prints JSON, from standard input too', async () => {
    const outcome = await run(['policy', 'parse', '-', '--json'], POLICY)
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      title: 'Social media policy',
      provisions: [{ ref: '1.1' }],
    })
  })

  test.each([
    ['a missing file', ['policy', 'parse', join(folder, 'none.txt')], 1, /There is no file/],
    ['a folder', ['policy', 'parse', folder], 1, /is a folder/],
    ['an empty file', ['policy', 'parse', file('empty.txt', '')], 1, /empty/],
    ['a PDF', ['policy', 'parse', file('a.pdf', 'x')], 1, /plain text/],
    ['zero bytes without end', ['policy', 'parse', '/dev/zero'], 1, /larger than 1 MB/],
    ['no file name', ['policy', 'parse'], 2, /missing required argument/],
    ['an unknown option', ['policy', 'parse', 'a.txt', '--xml'], 2, /unknown option/],
  ])('refuses %s', async (_, args, code, message) => {
    const outcome = await run(args)
    expect(outcome).toMatchObject({ code, stdout: '' })
    expect(outcome.stderr).toMatch(message)
    expect(outcome.stderr).not.toMatch(/^\s+at /m)
  })

  test('refuses more than 1 MB from standard input without reading it all', async () => {
    const outcome = await run(['policy', 'parse', '-'], Buffer.alloc(20 * 1024 * 1024, 'a'))
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toMatch(/larger than 1 MB/)
  })
})
