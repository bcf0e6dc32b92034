/**
 * Says how the checker does on labelled posts: `node build/evaluate.ts [FILE.jsonl …] [--policy FILE.json|FILE.txt] [--rule NAME] [--quiet]`.
 * Without a file it reads the cases of every rule, or of the one named. With `--rule` only that rule runs, and only what it can
 * see is counted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parsePolicy } from '@moothall/policy'
import { check, type CheckerPolicy, type CheckResult, RULES } from '../src/index.ts'
import { type LabelledPost, readPosts } from '../test/labelled-post.ts'

const RULES_FOLDER = new URL('../src/rules/', import.meta.url)
/** The policy that council-posts.jsonl was labelled for, where it is beside the project; an invented council's otherwise. */
const LABELLED_FOR = new URL('../../../../shared/policies/hbbc-social-media-policy.txt', import.meta.url)
const INVENTED = new URL('../test/fixtures/council-policy.json', import.meta.url)

function readPolicy(file: string | undefined): CheckerPolicy {
  if (file === undefined && existsSync(LABELLED_FOR)) return parsePolicy(readFileSync(LABELLED_FOR, 'utf8'))
  if (file === undefined) return JSON.parse(readFileSync(INVENTED, 'utf8')) as CheckerPolicy
  const source = readFileSync(file, 'utf8')
  return file.endsWith('.json') ? (JSON.parse(source) as CheckerPolicy) : parsePolicy(source)
}

function caseFiles(rule: string | undefined): string[] {
  return readdirSync(RULES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (rule === undefined || entry.name === rule))
    .map((entry) => new URL(`${entry.name}/cases.jsonl`, RULES_FOLDER).pathname)
    .filter((file) => existsSync(file))
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`
}

function describe(post: LabelledPost, result: CheckResult, faults: readonly string[]): string {
  const { expect, context } = post
  const found = result.findings.map(
    ({ topic, rule, weight, spans }) =>
      `    ${topic} by ${rule} ${weight.toFixed(2)} ${spans.map(([start, end]) => JSON.stringify(post.text.slice(start, end))).join(' ')}`,
  )
  const who = `${context.capacity} ${context.role} identifiable=${context.identifiable}`
  return [
    `${post.id} [${who}] ${JSON.stringify(post.text)}`,
    ...(post.replyTo === undefined ? [] : [`    in reply to ${JSON.stringify(post.replyTo)}`]),
    `    expected ${expect.outcome.join('|')} topics ${expect.topics.join(',') || '–'} got ${result.outcome} (${result.language}); ${faults.join('; ')}`,
    ...found,
  ].join('\n')
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { policy: { type: 'string' }, rule: { type: 'string' }, quiet: { type: 'boolean' } },
  })
  const policy = readPolicy(values.policy)
  const rules = RULES.filter(({ name }) => values.rule === undefined || name === values.rule)
  const topics = new Set(rules.flatMap((rule) => [...rule.topics]))
  const counts = (topic: string): boolean => values.rule === undefined || topics.has(topic)
  const files = positionals.length > 0 ? positionals : caseFiles(values.rule)
  for (const file of files) {
    const posts = readPosts(readFileSync(file, 'utf8'))
    const missed = new Map<string, number>()
    const unwanted = new Map<string, number>()
    let acceptable = 0
    let required = 0
    let seen = 0
    let forbidden = 0
    for (const post of posts) {
      const { kind, replyTo, text, context, expect } = post
      const draft = {
        text,
        ...(kind === undefined ? {} : { kind }),
        ...(replyTo === undefined ? {} : { replyTo }),
      }
      const result = check(draft, policy, context, { rules })
      const faults: string[] = []
      if (expect.outcome.includes(result.outcome)) acceptable++
      else if (values.rule === undefined) faults.push(`outcome ${result.outcome}`)
      const got = new Set(result.findings.map(({ topic }) => topic))
      for (const topic of expect.topics.filter(counts)) {
        required++
        if (got.has(topic)) seen++
        else {
          faults.push(`missing ${topic}`)
          missed.set(topic, (missed.get(topic) ?? 0) + 1)
        }
      }
      const wrong = expect.never.filter((topic) => got.has(topic))
      if (wrong.length > 0) forbidden++
      for (const topic of wrong) {
        faults.push(`forbidden ${topic}`)
        unwanted.set(topic, (unwanted.get(topic) ?? 0) + 1)
      }
      if (faults.length > 0 && values.quiet !== true)
        process.stdout.write(`${describe(post, result, faults)}\n`)
    }
    const list = (map: ReadonlyMap<string, number>): string =>
      [...map]
        .sort((a, b) => b[1] - a[1])
        .map(([topic, many]) => `${topic} ${many}`)
        .join(', ') || 'none'
    process.stdout.write(
      [
        `${file}: ${posts.length} posts`,
        `  outcome acceptable      ${share(acceptable, posts.length)}${values.rule === undefined ? '' : ' (with this rule alone)'}`,
        `  required topics found   ${share(seen, required)}; missed: ${list(missed)}`,
        `  with a forbidden topic  ${share(forbidden, posts.length)}; forbidden: ${list(unwanted)}`,
        '',
      ].join('\n'),
    )
  }
}

main()
