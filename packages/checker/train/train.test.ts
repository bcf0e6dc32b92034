import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { storedModels } from '../src/generated/weights.ts'
import { readDataFolder, TrainingDataError } from './data-folder.ts'
import { logistic, seededRandom } from './exact.ts'
import { labelledTexts } from './sources.ts'
import { trainModels } from './train-models.ts'
import { readWordLists } from './word-lists.ts'

const shared = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const folder = process.env['MOOTHALL_TRAINING_DATA'] ?? shared
const present = existsSync(folder)
if (!present)
  process.stderr.write('Skipped: the training data is not here; see packages/checker/train/README.md.\n')

/** Of every source, one text in this many. */
const SHARE = 60
/** SHA-256 of what training on that part gives. It changes with any change to reading, features or training. */
const EXPECTED = '492d30f80dadba80ebf923eede6e9a5e2a586e8d2324a0a9740568fab5d77fc6'

describe('training', () => {
  test('without the data it says what is needed, from where and under which licence', () => {
    expect(() => readDataFolder(undefined)).toThrow(TrainingDataError)
    expect(() => readDataFolder(undefined)).toThrow(/dyn21_en_train\.jsonl[\s\S]*licence: CC BY 4\.0/)
    expect(() => readDataFolder('/nowhere')).toThrow(/Not in the folder: dyn21_en_train\.jsonl/)
  })

  test('the word classes in the weights are those of the file', () => {
    expect(storedModels.classes).toEqual(readWordLists())
  })

  test('its arithmetic is its own', () => {
    for (const x of [-40, -3.3, -1e-9, 0, 0.5, 2, 29]) {
      expect(logistic(x)).toBeCloseTo(1 / (1 + Math.exp(-Math.max(-30, x))), 13)
    }
    const random = seededRandom(7)
    const drawn = [random(), random(), random()]
    const again = seededRandom(7)
    expect([again(), again(), again()]).toEqual(drawn)
    expect(new Set(drawn).size).toBe(3)
  })

  test.skipIf(!present)('a part of the data gives the same weights to the bit', { timeout: 60_000 }, () => {
    const classes = readWordLists()
    const part = labelledTexts(readDataFolder(folder), classes).filter((_, index) => index % SHARE === 0)
    const written = JSON.stringify(trainModels(part, classes))
    expect(createHash('sha256').update(written).digest('hex')).toBe(EXPECTED)
  })
})
