import { check, type CheckerPolicy, type CheckResult, type Context, type Draft } from '@moothall/checker'

/** What the page asks of the thread that checks, and what it answers. */
export type WorkerQuestion =
  | { readonly kind: 'policies'; readonly policies: readonly CheckerPolicy[] }
  | { readonly kind: 'check'; readonly policy: number; readonly draft: Draft; readonly context: Context }
export type WorkerAnswer =
  { readonly kind: 'ready' } | { readonly kind: 'checked'; readonly result: CheckResult | null }

let policies: readonly CheckerPolicy[] = []

function answerTo(question: WorkerQuestion): WorkerAnswer {
  if (question.kind === 'policies') {
    policies = question.policies
    return { kind: 'ready' }
  }
  const policy = policies[question.policy]
  return {
    kind: 'checked',
    result: policy === undefined ? null : check(question.draft, policy, question.context),
  }
}

// Beside the page, so that typing stays smooth. Its content security policy lets it connect to nothing.
addEventListener('message', (event: MessageEvent<WorkerQuestion>) => {
  postMessage(answerTo(event.data))
})
