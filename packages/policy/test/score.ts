import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPolicyFile } from '../src/index.ts'
import { judge, type Judged } from './expected-outline.ts'

/**
 * `node packages/policy/test/score.ts FOLDER [--why]`: how much of what a person expects of the policies in a folder the parser
 * finds, by kind. Beside each `NAME.txt` or `NAME.md` stands `NAME.txt.expected`, written before the parser saw the text.
 */
const [folder, option] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write(
    'Name a folder of policies with their expectations (NAME.txt and NAME.txt.expected).\n',
  )
  process.exit(2)
}

const counts = new Map<Judged, { right: number; all: number }>()
for (const name of readdirSync(folder).filter((entry) => /\.(?:txt|md)$/.test(entry))) {
  const file = readPolicyFile(readFileSync(join(folder, name)), name)
  if (!file.ok) throw new Error(`${name} cannot be read (${file.code})`)
  const expectation = readFileSync(join(folder, `${name}.expected`), 'utf8')
  for (const { what, right, detail } of judge(file.text, file.format, expectation)) {
    const count = counts.get(what) ?? { right: 0, all: 0 }
    counts.set(what, { right: count.right + (right ? 1 : 0), all: count.all + 1 })
    if (!right && option === '--why') process.stdout.write(`${name}: ${detail}\n`)
  }
}
for (const [what, { right, all }] of counts) {
  process.stdout.write(`${what.padEnd(10)} ${right} of ${all}, ${Math.round((100 * right) / all)} %\n`)
}
