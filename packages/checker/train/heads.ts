import type { Head } from '../src/analysis.ts'
import type { FitSettings } from './fit.ts'
import type { SourceName } from './sources.ts'

/** What each head learns from, and how much each source counts beside the others. */
export interface HeadPlan {
  readonly sources: Readonly<Partial<Record<SourceName, number>>>
  readonly settings: Omit<FitSettings, 'buckets' | 'seed'>
  /**
   * What its own sum over n-grams counts; the rest goes to the net, for the target to the judgement of the whole text.
   */
  readonly share: number
  /** Standard deviations of the weights that the highest level stands for. */
  readonly reach: number
}

const settings = { epochs: 4, rate: 0.1, decay: 1e-2, atLeastTexts: 3 }

export const headPlans: Readonly<Record<Head, HeadPlan>> = {
  hate: {
    sources: {
      dyn21: 1,
      hatemoji: 1,
      implicit: 0.5,
      stormfront: 0.5,
      hatexplain: 0.5,
      davidson: 0.25,
      newsmtsc: 0.5,
      contrasts: 3,
    },
    settings: { ...settings, decay: 1e-3 },
    share: 0.3,
    reach: 4,
  },
  insult: {
    sources: { davidson: 1, hatexplain: 1, convabuse: 1, toxicspans: 1, contrasts: 1 },
    settings,
    share: 0.5,
    reach: 4,
  },
  sexism: { sources: { edos: 1, contrasts: 1 }, settings, share: 0.5, reach: 4 },
  disparagement: { sources: { newsmtsc: 1 }, settings: { ...settings, decay: 3e-3 }, share: 0.7, reach: 4 },
}

export const targetPlan: HeadPlan = {
  sources: { newsmtsc: 1 },
  settings: { ...settings, decay: 3e-3, atLeastTexts: 2 },
  share: 0.5,
  reach: 4,
}

export const SEED = 20_261_122

/** The net learns all heads together; a word needs this many texts to get a vector of its own. */
export const netPlan = {
  atLeastTexts: 6,
  vocabulary: 8192,
  settings: { epochs: 4, rate: 0.05, wordsLeftOut: 0.25, patternsLeftOut: 0.3 },
}
