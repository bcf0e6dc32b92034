import type { CheckerPolicy, CheckResult, Finding, Outcome } from '@moothall/checker'
import { wrap } from '../wrap.ts'

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  clear: 'Nothing found. This is no permission: what you post is still yours to answer for.',
  advise: 'Worth a thought: it may go out after a small change.',
  review: 'Talk to your manager or the communications team first.',
  stop: 'Do not post this as it stands.',
  redirect: 'Another route is the right one for this.',
  abstain: 'This cannot be judged here: ask a person.',
}

// oxlint-disable-next-line no-control-regex -- a terminal would obey them
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** What a terminal can show without doing anything else. */
function visible(text: string): string {
  return text.replaceAll(OBEYED, '\u{fffd}')
}

/** A check's answer for a person at a terminal. */
export function describeResult(text: string, result: CheckResult, policy: CheckerPolicy): string {
  const { outcome, findings, questions, askFirst, language } = result
  const lines = [`${outcome.toUpperCase()}: ${OUTCOMES[outcome]}`]
  if (language !== 'en' && language !== 'und') {
    lines.push(...wrap(`The text seems to be in another language (${language}), which is not read here.`, ''))
  }
  findings.forEach((finding, at) => lines.push('', ...describeFinding(text, finding, at + 1, policy)))
  if (questions.length > 0) {
    lines.push('', 'The answer turns on')
    for (const question of questions) lines.push(...wrap(question.text, '  '))
  }
  if (askFirst.length > 0) lines.push('', 'If in doubt, ask first', ...provisions(askFirst, policy))
  lines.push('', 'People decide, not this check. Nothing of the text was kept.')
  return `${visible(lines.join('\n'))}\n`
}

function describeFinding(text: string, finding: Finding, number: number, policy: CheckerPolicy): string[] {
  const { message, why, suggestion, spans, topic } = finding
  const quoted = spans.map(([start, end]) => `“${text.slice(start, end)}”`).join(', ')
  return [
    ...hanging(`${number}. `, message),
    ...(quoted === '' ? [] : hanging('   Words:       ', quoted)),
    ...hanging('   Why:         ', why),
    ...hanging('   What to do:  ', suggestion),
    `   Topic:       ${topic}`,
    ...provisions(finding.provisions, policy),
  ]
}

function hanging(label: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, ' '.repeat(label.length))
  return [label + first.trimStart(), ...rest]
}

function provisions(refs: readonly string[], policy: CheckerPolicy): string[] {
  return refs.flatMap((ref) => {
    const text = policy.provisions.find((provision) => provision.ref === ref)?.text ?? ''
    return hanging(`   Provision ${ref}: `, text)
  })
}
