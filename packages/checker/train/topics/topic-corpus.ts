import { readFileSync } from 'node:fs'
import { DraftAnalysis } from '../../src/analyse.ts'
import { observe } from '../../src/check.ts'
import { makeTopicFeatures, takeTopicFeatures } from '../../src/topics/topic-features.ts'
import { HEADS, OUTCOMES, TOPICS } from '../../src/topics/topics.ts'
import type { CheckerPolicy } from '../../src/types.ts'
import type { LabelledPost } from '../../test/labelled-post.ts'
import type { TopicExample } from './fit-topics.ts'

/** An invented council's policy: features speak of what was observed, not of what a policy makes of it. */
const POLICY = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy

/** A topic that the label neither requires, accepts nor forbids counts half as an example without it. */
const UNSAID = 0.5
/** A required topic counts this often: there are many more posts without than with it. */
const REQUIRED = 3

/** Posts as the model reads them, with an answer and a weight for every head; weight 0 where the label leaves it open. */
export function topicExamples(posts: readonly LabelledPost[]): readonly TopicExample[] {
  const features = makeTopicFeatures()
  return posts.map((post) => {
    const { text, replyTo, kind, context } = post
    const draft = {
      text,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(kind === undefined ? {} : { kind }),
    }
    const analysis = new DraftAnalysis(draft, POLICY, context)
    try {
      takeTopicFeatures(analysis, observe(analysis).seen, features)
      return {
        bucket: features.bucket.slice(0, features.count),
        value: features.value.slice(0, features.count),
        ...answers(post),
      }
    } finally {
      analysis.release()
    }
  })
}

function answers({ expect }: LabelledPost): { labels: Uint8Array; weights: Float64Array } {
  const labels = new Uint8Array(HEADS.length)
  const weights = new Float64Array(HEADS.length)
  const [best] = expect.outcome
  const clear = best === 'clear'
  TOPICS.forEach((topic, head) => {
    const required = expect.topics.includes(topic)
    labels[head] = required ? 1 : 0
    const surelyNot = clear || expect.never.includes(topic)
    weights[head] = required ? REQUIRED : expect.may.includes(topic) ? 0 : surelyNot ? 1 : UNSAID
  })
  OUTCOMES.forEach((outcome, at) => {
    const head = TOPICS.length + at
    labels[head] = outcome === best ? 1 : 0
    weights[head] = outcome !== best && expect.outcome.includes(outcome) ? 0 : 1
  })
  return { labels, weights }
}
