import type { DraftProvision } from '../parse/draft.ts'
import type { Provision } from '../types.ts'
import { type Phrase, phrase } from '../wording/phrases.ts'
import { announcesPurpose, type ForceReading } from './force.ts'

const CONDITION =
  /\b(?:provided|providing|on\s+condition|as\s+long\s+as|so\s+long\s+as|only\s+if|if)\b[^.]{0,40}$/i

/** An item that completes its parent's sentence binds as the parent does; one that the parent excepts is allowed. */
export function inheritForce(draft: DraftProvision, own: ForceReading, parent: Provision): ForceReading {
  if (own.imperative && announcesPurpose(parent.text))
    return { force: 'statement', reason: null, imperative: false }
  const excepted =
    parent.force === 'must-not' &&
    /\b(?:except|unless|other than)\b[^.:]{0,30}:$/i.test(parent.text.slice(-60))
  if (excepted && own.force === 'statement')
    return { force: 'may', reason: phrase('force.excepted', { ref: parent.ref }), imperative: false }
  // “You may post, provided that you: say so” permits nothing in its items; it sets conditions.
  if (parent.force === 'may' && CONDITION.test(parent.text.slice(-80))) {
    if (own.force !== 'statement' && own.force !== 'may') return own
    const negative = /\b(?:do(?:es)?\s+not|don[’']t|doesn[’']t|never)\b/i.test(draft.text)
    return {
      force: negative ? 'must-not' : 'must',
      reason: phrase('force.condition', { ref: parent.ref }),
      imperative: false,
    }
  }
  const weaker = own.force === 'statement' || (own.imperative && draft.advice === null)
  if (!weaker || parent.force === 'statement') return own
  return { force: parent.force, reason: inheritedReason(parent), imperative: false }
}

/** What an item's force was read from where it is its parent's: the parent, and the words in it where there are any. */
function inheritedReason({ ref, forceReason }: Provision): Phrase {
  const worded = forceReason?.code === 'force.words' || forceReason?.code === 'force.from-words'
  return worded
    ? phrase('force.from-words', { ref, words: forceReason.params.words })
    : phrase('force.from', { ref })
}

/** “By phone in the day.” has no verb of its own: it says how to do what stands above it. */
function isFragment(draft: DraftProvision): boolean {
  return (
    draft.marker !== '' &&
    draft.text.length <= 60 &&
    /^(?:by|in|at|on|with|to|from|through)\b/i.test(draft.text)
  )
}

/** Whether an item completes its parent's sentence, so that it means what the parent means. */
export function continuesParent(draft: DraftProvision): boolean {
  return (
    draft.parent !== null &&
    (draft.parent.text.endsWith(':') ||
      !/[.!?]$/.test(draft.parent.text) ||
      isFragment(draft) ||
      /^(?:or|and)\b/i.test(draft.text))
  )
}
