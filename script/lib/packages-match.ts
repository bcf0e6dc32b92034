import { readFileSync } from 'node:fs'
import path from 'node:path'
import { missingPackages } from './missing-packages.ts'

/** Exits with 0 where node_modules holds what package-lock.json in the folder of the argument wants. */
const root = process.argv[2] ?? '.'
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const missing = missingPackages(read('package-lock.json'), read('node_modules/.package-lock.json'))
process.exitCode = missing.length === 0 ? 0 : 1
