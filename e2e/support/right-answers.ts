import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface BankFile {
  readonly questions?: readonly {
    readonly id: string
    readonly options: readonly { readonly id: string; readonly correct: boolean }[]
  }[]
}

/** The right option of every question of the bank that ships, by the question's id. */
export async function rightAnswers(): Promise<ReadonlyMap<string, string>> {
  const folder = join(
    import.meta.dirname,
    '../../apps/service/src/features/acknowledgements/question-bank/en',
  )
  const right = new Map<string, string>()
  for (const name of await readdir(folder)) {
    const { questions = [] } = JSON.parse(await readFile(join(folder, name), 'utf8')) as BankFile
    for (const { id, options } of questions) {
      const option = options.find(({ correct }) => correct)
      if (option) right.set(id, option.id)
    }
  }
  return right
}
