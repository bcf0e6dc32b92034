import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type LockEntry, entryForGap, findLockGaps } from './lib/lock-gaps.ts'

/** Adds to package-lock.json the optional packages of other machines that npm left out: node script/complete-lock.ts */
const file = path.resolve(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> }
const gaps = findLockGaps(lock.packages)
const added = Object.fromEntries(gaps.map((gap) => [`node_modules/${gap.name}`, entryForGap(gap)]))
const entries = Object.entries({ ...lock.packages, ...added })
lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
if (gaps.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${gaps.length} packages added to package-lock.json.\n`)
