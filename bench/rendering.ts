import type { RenderedPage, Renderer } from '../apps/service/src/platform/rendering/renderer.ts'
import { createRenderer, createUnchangedRenderer } from '../apps/service/src/platform/rendering/renderer.ts'
import { samplePage } from '../apps/service/src/platform/rendering/sample-page.ts'
import type { Messages } from '../apps/service/src/platform/rendering/messages.ts'
import { layoutMessages } from '../apps/service/src/views/messages.ts'
import type { BenchResult } from './bench-result.ts'

const ROUNDS = 12
const ROUND_MS = 250
const GOAL = 6

/** Pages for each second of processor time, on one core. */
function pagesPerSecond(renderer: Renderer, page: RenderedPage): number {
  const startedAt = process.cpuUsage().user
  const until = performance.now() + ROUND_MS
  let made = 0
  while (performance.now() < until) {
    renderer.render(page)
    made++
  }
  return (made * 1_000_000) / (process.cpuUsage().user - startedAt)
}

/**
 * A page through the service's renderer, against the same page through unchanged Nunjucks and govuk-frontend.
 * @throws where the two do not give the same bytes
 */
export function compareRenderers(
  name: string,
  page: RenderedPage,
  messages: readonly Messages<object>[] = [],
): BenchResult {
  const options = {
    messages: [layoutMessages, ...messages],
    assetUrl: (asset: string) => `/assets/${asset}`,
  }
  const renderers = { baseline: createUnchangedRenderer(options), service: createRenderer(options) }
  if (renderers.baseline.render(page) !== renderers.service.render(page)) {
    throw new Error(`${name}: the two renderers give different bytes`)
  }
  const best = { baseline: 0, service: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ['baseline', 'service'] as const) {
      best[side] = Math.max(best[side], pagesPerSecond(renderers[side], page))
    }
  }
  const ratio = best.service / best.baseline
  return {
    name,
    value: best.service,
    unit: 'pages/s of one core',
    baseline: best.baseline,
    ratio,
    goal: `ratio ≥ ${GOAL}`,
    met: ratio >= GOAL,
  }
}

export function run(): Promise<BenchResult[]> {
  return Promise.resolve([compareRenderers('rendering', samplePage())])
}
