import { fileURLToPath } from 'node:url'
import type { StoredBytes, StoredNet } from '../src/models/net.ts'
import { HEADS, type BlendedHead, type StoredModels } from '../src/models/model.ts'

export const weightsPath = fileURLToPath(new URL('../src/generated/weights.ts', import.meta.url))

const headSource = ({ levels, step, bias, beside }: BlendedHead): string =>
  `{\n    step: ${step},\n    bias: ${bias},\n    beside: ${beside},\n    levels: '${levels}',\n  }`

const bytesSource = ({ bytes, unit }: StoredBytes): string => `{ unit: ${unit}, bytes: '${bytes}' }`

const netSource = (net: StoredNet): string => `{
    vocabulary: '${net.vocabulary}',
    words: ${bytesSource(net.words)},
    classes: ${bytesSource(net.classes)},
    patterns: ${bytesSource(net.patterns)},
    thresholds: ${bytesSource(net.thresholds)},
    outputs: ${bytesSource(net.outputs)},
    biases: [${net.biases.join(', ')}],
  }`

/** The module that holds the models: the same models give the same bytes. */
export function weightsModule({ classes, heads, net, target }: StoredModels): string {
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
  net: ${netSource(net)},
  target: ${headSource(target)},
}
`
}
