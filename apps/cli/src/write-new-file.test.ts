import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeNewFile } from './write-new-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moothall-write-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('a file that is not there is written', async () => {
  await writeNewFile(join(folder, 'new'), 'content')
  expect(await readFile(join(folder, 'new'), 'utf8')).toBe('content')
})

test('a file that is there is left as it is, and the error says so', async () => {
  const file = join(folder, 'old')
  await writeFile(file, 'before')
  await expect(writeNewFile(file, 'after')).rejects.toMatchObject({
    code: 'cli.unwritable',
    message: `There is already a file ${file}`,
  })
  expect(await readFile(file, 'utf8')).toBe('before')
})

test('a file that cannot be written is named', async () => {
  const file = join(folder, 'nowhere/file')
  await expect(writeNewFile(file, 'content')).rejects.toMatchObject({
    message: `${file} cannot be written`,
  })
})
