import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'moothall-check-'))
const POLICY = `# Social media policy

1. Conduct

1.1 This policy applies to all employees.

1.2 You must not publish personal data about residents or colleagues.

1.3 If in doubt, ask the communications team first.
`
const NUMBER = 'Ring Mrs Oakapple on 07700 900123 about her rent.'

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, 'check', ...args], { stdio: 'pipe' })
}

async function run(args: readonly string[], input = '') {
  const child = start(args)
  child.stdin?.on('error', (error: NodeJS.ErrnoException) => expect(error.code).toBe('EPIPE'))
  child.stdin?.end(input)
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('The command has no output')
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')])
  return { code: code as number | null, stdout: out, stderr: err }
}

const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('moothall check', { timeout: 60_000 }, () => {
  test.each([
    ['the argument', () => run([NUMBER])],
    ['a file', () => run([file('post.txt', NUMBER)])],
    ['standard input', () => run(['-'], NUMBER)],
    ['standard input without an argument', () => run([], NUMBER)],
  ])('checks %s and says it plainly', async (_, check) => {
    const { code, stdout, stderr } = await check()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('“07700 900123”')
    expect(stdout).toMatch(/Provision 5\.2: You must not publish personal data/)
    expect(stdout).toContain('People decide, not this check.')
    expect(stdout).not.toMatch(/breach|defamatory|\{|undefined/i)
  })

  test('reads nothing found as no permission', async () => {
    const { stdout } = await run(['What a lovely sunset over the park tonight.'])
    expect(stdout).toMatch(/^CLEAR: Nothing found\. This is no permission/)
  })

  test('answers in JSON, by any policy', async () => {
    const parsed = file('policy.json', '')
    const policy = file('policy.md', POLICY)
    const made = spawn(process.execPath, [MAIN, 'policy', 'parse', policy, '--json'], { stdio: 'pipe' })
    writeFileSync(parsed, await text(made.stdout))
    for (const one of [policy, parsed]) {
      // oxlint-disable-next-line no-await-in-loop -- two processes one after the other
      const { stdout } = await run([NUMBER, '--json', '--policy', one])
      expect(JSON.parse(stdout)).toMatchObject({
        findings: [{ topic: 'personal-data', provisions: ['1.2'] }],
      })
    }
  })

  test('ends with a code of the outcome where asked', async () => {
    expect((await run([NUMBER, '--exit-code'])).code).toBeGreaterThanOrEqual(10)
    expect((await run(['What a lovely sunset tonight.', '--exit-code'])).code).toBe(0)
    expect((await run(['--jsonl', '--exit-code'], '{"id":1,"text":"Hello all."}\nx\n')).code).toBe(1)
  })

  test('obeys no terminal code in the text', async () => {
    const { stdout } = await run([`\u001b[2J${NUMBER}\u001b]0;x\u0007`])
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(stdout).not.toMatch(/[\u001b\u0007]/)
  })

  test.each([
    ['a file that is not there', ['none.txt'], 1, /There is no file none\.txt/],
    ['lines that are not there', ['--jsonl', join(folder, 'none')], 1, /There is no file/],
    ['lines in a folder', ['--jsonl', folder], 1, /is a folder/],
    ['a policy that is no JSON', ['x', '--policy', file('bad.json', '{')], 1, /is not JSON/],
    ['a policy that is none', ['x', '--policy', file('other.json', '{}')], 1, /not the JSON of a policy/],
    ['an unknown role', ['x', '--role', 'king'], 2, /Allowed choices/],
    ['a day that does not exist', ['x', '--date', '2026-02-30'], 2, /YYYY-MM-DD/],
    ['lines as one draft', ['posts.jsonl'], 2, /use --jsonl/],
    ['two drafts', ['x', 'y'], 2, /too many arguments/],
  ])('refuses %s', async (_, args, code, message) => {
    const outcome = await run(args)
    expect(outcome).toMatchObject({ code, stdout: '' })
    expect(outcome.stderr).toMatch(message)
    expect(outcome.stderr).not.toMatch(/^\s+at /m)
  })
})

describe('moothall check --jsonl', { timeout: 120_000 }, () => {
  test('answers every line in order, with its id, and says which it could not read', async () => {
    const lines = [
      { id: 'a', text: NUMBER, context: { capacity: 'personal', identifiable: true, role: 'officer' } },
      { id: 2, text: 'Hello all.', expect: { outcome: ['clear'] }, note: 'left unread' },
      { id: 'c', text: 3 },
      { id: 'd', text: 'Hello.', context: { role: 'king' } },
      { text: 'Thanks!', context: { replyTo: 'Well done, all.', body: { name: 'Oakford Council' } } },
    ].map((line) => JSON.stringify(line))
    const { code, stdout, stderr } = await run(
      ['--jsonl'],
      `\uFEFF${[...lines, '', 'no JSON', '[]'].join('\r\n')}`,
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const got = answers(stdout)
    expect(got.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd', undefined, undefined, undefined, undefined])
    expect(got.map(({ line }) => line)).toEqual([undefined, undefined, 3, 4, undefined, 6, 7, 8])
    expect(got[0]).toMatchObject({ findings: [{ topic: 'personal-data' }] })
    expect(got[1]).toMatchObject({ outcome: 'clear', findings: [] })
    expect(got[2]?.['error']).toMatch(/^text: /)
    expect(got[3]?.['error']).toMatch(/^context\.role: /)
  })

  test('streams ten thousand lines: each answer can be had before the next line is written', async () => {
    const child = start(['--jsonl'])
    const { stdin, stdout } = child
    if (stdin === null || stdout === null) throw new Error('The command has no pipes')
    stdin.write(`${JSON.stringify({ id: 'first', text: 'Hello all.' })}\n`)
    const [chunk] = (await once(stdout, 'data')) as [Buffer]
    expect(JSON.parse(chunk.toString())).toMatchObject({ id: 'first', outcome: 'clear' })
    const rest = text(stdout)
    stdin.end(
      Array.from({ length: 10_000 }, (_, id) => `${JSON.stringify({ id, text: `${NUMBER} ${id}` })}\n`).join(
        '',
      ),
    )
    const got = answers(await rest)
    expect(got.map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, id) => id))
    expect(got.every(({ outcome }) => typeof outcome === 'string')).toBe(true)
  })

  test('ends quietly where nobody reads on', async () => {
    const child = start(['--jsonl'])
    const { stdin, stdout, stderr } = child
    if (stdin === null || stdout === null || stderr === null) throw new Error('The command has no pipes')
    stdin.on('error', (error: NodeJS.ErrnoException) => expect(error.code).toBe('EPIPE'))
    const said = text(stderr)
    const ended = once(child, 'exit')
    const line = `${JSON.stringify({ id: 1, text: NUMBER })}\n`
    stdin.write(line)
    await once(stdout, 'data')
    stdout.destroy()
    stdin.write(line.repeat(20_000))
    const [code] = (await ended) as [number | null]
    expect({ code, said: await said }).toEqual({ code: 0, said: '' })
  })
})
