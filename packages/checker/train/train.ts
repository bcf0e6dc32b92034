import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readDataFolder, TrainingDataError } from './data-folder.ts'
import { labelledTexts } from './sources.ts'
import { trainModels } from './train-models.ts'
import { weightsModule, weightsPath } from './weights-file.ts'
import { readWordLists } from './word-lists.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

function run(): number {
  const texts = labelledTexts(readDataFolder(process.env['MOOTHALL_TRAINING_DATA']), readWordLists())
  process.stderr.write(
    `Training on ${texts.length.toLocaleString('en-GB')} texts; this takes a minute or two.\n`,
  )
  const written = weightsModule(trainModels(texts, readWordLists()))
  if (!values.check) {
    writeFileSync(weightsPath, written)
    process.stderr.write(`Written: ${weightsPath}\n`)
    return 0
  }
  const same = existsSync(weightsPath) && readFileSync(weightsPath, 'utf8') === written
  process.stderr.write(
    same
      ? 'The committed weights are reproduced bit for bit.\n'
      : 'The committed weights are NOT what this data gives.\n',
  )
  return same ? 0 : 1
}

try {
  process.exitCode = run()
} catch (error) {
  if (!(error instanceof TrainingDataError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
