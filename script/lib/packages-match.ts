import { readFileSync } from 'node:fs'
import path from 'node:path'
import { missingPackages } from './missing-packages.ts'

/** Prints what package-lock.json in the folder of the argument wants and its node_modules lacks, one a line. */
const root = process.argv[2] ?? '.'
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const missing = missingPackages(read('package-lock.json'), read('node_modules/.package-lock.json'), {
  os: process.platform,
  cpu: process.arch,
})
process.stdout.write(missing.map((place) => `${place}\n`).join(''))
