import type { Submission } from '../../../platform/web/index.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { currentText, type VersionDetail } from '../version-detail.ts'
import { dateText } from './shared.ts'

/** Corrections of a version: one to record, those that wait, and those that were decided. */
export function correctionsModel(
  detail: VersionDetail,
  visitor: {
    readonly ref: string
    readonly submitted: Submission | undefined
    readonly personId: string
    readonly mayRecord: boolean
    readonly mayDecide: boolean
  },
  m: PolicyMessages,
): object {
  const provision = detail.provisions.find(({ ref }) => ref === visitor.ref)
  const text = provision === undefined ? '' : currentText(detail, provision)
  return {
    caption: m.work.caption(detail.title, detail.version),
    action: workPaths.corrections(detail),
    mayRecord: visitor.mayRecord,
    refItems: detail.provisions.map(({ ref, text: words }) => ({
      value: ref,
      text: `${ref}: ${words.slice(0, 60)}`,
      selected: ref === visitor.ref,
    })),
    chosen:
      provision === undefined
        ? null
        : {
            ref: provision.ref,
            label: m.work.corrections.text(provision.ref),
            before: text,
            after: visitor.submitted?.text('after') ?? text,
            reason: visitor.submitted?.text('reason') ?? '',
          },
    pending: detail.corrections
      .filter(({ decision }) => decision === null)
      .map((correction) => ({
        ref: correction.ref,
        before: correction.before,
        after: correction.after,
        reason: correction.reason,
        action: workPaths.decideCorrection(detail, correction.id),
        mayDecide: visitor.mayDecide && correction.recorded_by !== visitor.personId,
        ownWork: visitor.mayDecide && correction.recorded_by === visitor.personId,
      })),
    decided: detail.corrections.flatMap((correction) =>
      correction.decision === null || correction.decided_at === null
        ? []
        : [
            {
              ref: correction.ref,
              before: correction.before,
              after: correction.after,
              reason: correction.reason,
              state: m.work.corrections.states[correction.decision],
              date: dateText(correction.decided_at, m),
            },
          ],
    ),
  }
}
