import type { Analysis, Hit } from '../analysis.ts'
import { findAsked, findDanger, findMistreatment, findWrongdoing } from './weigh-signs.ts'

/** What a text reports that has a procedure of its own. */
export type MatterKind = 'danger' | 'wrongdoing' | 'safety-kit' | 'mistreatment' | 'grievance' | 'papers'

/** One matter and where the text speaks of it. `raised`: it says that it was raised before. */
export interface Matter {
  readonly kind: MatterKind
  readonly hits: readonly Hit[]
  readonly raised: boolean
}

/** Every lexicon that a matter may begin with. */
export const MATTER_LEXICONS: readonly string[] = [
  'work-danger',
  'work-wrongdoing',
  'no-safety-kit',
  'work-mistreatment',
  'grievance-word',
  'raised-in-vain',
  'hostile-act',
  'disadvantage',
  'hazard',
  'falsity',
  'seeks-route',
]

/** Lexicons of which one entry may be a matter. */
const SURE_SIGNS = [
  'work-danger',
  'work-wrongdoing',
  'work-mistreatment',
  'no-safety-kit',
  'grievance-word',
  'hostile-act',
]
const WORK = [
  'union-activity',
  'council-service',
  'workplace-word',
  'workplace-self',
  'council-people',
  'council-word',
  'body-name',
  'body-person',
]

/**
 * The matters that a text reports: dangers and wrongdoing at work, grievances, mistreatment, work without kit. Not what it
 * denies, what a campaign says of them in general, or what it tells of other lives than working ones.
 */
export function findMatters(analysis: Analysis): readonly Matter[] {
  if (!mayHaveMatters(analysis)) return []
  const raised = meant(analysis, 'raised-in-vain')
  const own = analysis.has('self-reference') || analysis.has('we-reference')
  const atWork = WORK.some(analysis.has) || analysis.has('department')
  const matters: Matter[] = []
  const add = (kind: MatterKind, hits: readonly Hit[]): void => {
    if (hits.length > 0) matters.push({ kind, hits, raised: raised.length > 0 })
  }
  const grievance = meant(analysis, 'grievance-word')
  const papers = analysis.hits('hearing-papers')
  if (grievance.length > 0 && papers.length > 0) add('papers', [...papers, ...grievance])
  if (analysis.has('speaking-up-campaign') && raised.length === 0) return matters
  const hurt = analysis.has('hostile-act') && (analysis.has('distress') || analysis.has('protected-trait'))
  const light = (analysis.has('good-humour') && !hurt) || (analysis.has('outside-party') && !atWork)
  if (light && raised.length === 0 && grievance.length === 0) return matters
  const signs = { own, atWork, raised: raised.length > 0, seeks: analysis.has('seeks-route') }
  if (atWork || signs.raised) add('danger', findDanger(analysis, signs))
  if (atWork || own || grievance.length > 0 || asks(analysis)) {
    add('wrongdoing', findWrongdoing(analysis, signs))
    add('mistreatment', findMistreatment(analysis, signs))
  }
  if (atWork || analysis.context.role === 'agency') add('safety-kit', analysis.hits('no-safety-kit'))
  if (own || atWork) add('grievance', grievance)
  if (matters.length === 0 && atWork) add('wrongdoing', findAsked(analysis))
  return matters
}

/** Whether signs stand beside each other that a matter needs. Bit tests only. */
function mayHaveMatters({ has }: Analysis): boolean {
  return (
    SURE_SIGNS.some(has) ||
    has('seeks-route') ||
    (has('hazard') && (has('out-of-order') || has('raised-in-vain'))) ||
    (has('record-word') && has('falsity')) ||
    (has('disadvantage') && (has('protected-trait') || has('distress') || has('self-reference')))
  )
}

/** `Who do I tell?`: whoever asks for a way to report has something to report. */
function asks(analysis: Analysis): boolean {
  return analysis.hits('work-wrongdoing').some(({ entry }) => /report|tell/.test(entry))
}

/** Hits that no negation before them turns round. */
function meant(analysis: Analysis, category: string): readonly Hit[] {
  return analysis.hits(category).filter((hit) => !analysis.negated(hit))
}
