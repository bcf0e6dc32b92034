import { fileURLToPath } from 'node:url'
import { HEADS, type StoredHead, type StoredModels } from '../src/models/model.ts'

export const weightsPath = fileURLToPath(new URL('../src/generated/weights.ts', import.meta.url))

const headSource = ({ levels, step, bias }: StoredHead): string =>
  `{\n    step: ${step},\n    bias: ${bias},\n    levels: '${levels}',\n  }`

/** The module that holds the models: the same models give the same bytes. */
export function weightsModule({ classes, heads, target }: StoredModels): string {
  const lists = classes.map(([name, words]) => `  ['${name}', '${words}'],`).join('\n')
  const entries = HEADS.map((head) => `  ${head}: ${headSource(heads[head])},`).join('\n')
  return `// Written by \`npm run train -w @moothall/checker\` from the data listed in train/manifest.json. Not to be edited.
// Sources and licences: NOTICE.
import type { StoredModels } from '../models/model.ts'

export const storedModels: StoredModels = {
  classes: [
${lists}
  ],
  heads: {
${entries}
  },
  target: ${headSource(target)},
}
`
}
