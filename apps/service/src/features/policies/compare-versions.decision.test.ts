import type { PolicyDocument } from '@moothall/policy'
import { describe, expect, test } from 'vitest'
import { confirmedVersion } from '../../../test/builders/confirmed-version.ts'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { comparedVersionOf, compareVersions, isSame } from './compare-versions.decision.ts'
import type { VersionDetail } from './version-detail.ts'

const before = comparedVersionOf(confirmedVersion(policyDocument()))

function compare(changes: Partial<PolicyDocument> = {}, detail: Partial<VersionDetail> = {}) {
  return compareVersions(before, comparedVersionOf(confirmedVersion(policyDocument(changes), detail)))
}

/** The document's provisions, with changes to the one of this reference. */
function withChanged(ref: string, changes: Partial<PolicyDocument['provisions'][number]>) {
  return policyDocument().provisions.map((one) => (one.ref === ref ? Object.assign({}, one, changes) : one))
}

describe('the comparison of two versions', () => {
  test('of the same is nothing', () => {
    expect(isSame(compare())).toBe(true)
  })

  test('names words put in and taken out', () => {
    const { provisions } = compare({
      provisions: withChanged('4.1', { text: 'You must never publish confidential information.' }),
    })
    expect(provisions).toHaveLength(1)
    expect(provisions[0]?.spans.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'not' },
      { kind: 'added', text: 'never' },
    ])
  })

  test('names provisions that came and went', () => {
    const { provisions } = compare({
      provisions: [...policyDocument().provisions.slice(1), provision('4.9', 'Ask before you post.')],
    })
    expect(provisions.map(({ kind, before: was, after: is }) => [kind, was?.ref ?? is?.ref])).toEqual([
      ['removed', '4.1'],
      ['added', '4.9'],
    ])
  })

  test('tells another number from another place', () => {
    const [renumbered] = compare({ provisions: withChanged('4.1', { ref: '4.7' }) }).provisions
    expect(renumbered).toMatchObject({ number: { before: '4.1', after: '4.7' }, section: null, spans: [] })
    const [moved] = compare({ provisions: withChanged('4.1', { section: 'D' }) }).provisions
    expect(moved).toMatchObject({
      number: null,
      section: { before: { heading: 'Policy' }, after: { heading: 'Definition' } },
    })
  })

  test('names what binds otherwise though the words are the same: force, who, topics', () => {
    const [change] = compare({
      provisions: withChanged('4.1', {
        force: 'should',
        appliesTo: ['officer', 'supplier'],
        topics: [{ topic: 'rumours', confidence: 1, because: [] }],
      }),
    }).provisions
    expect(change).toMatchObject({
      kind: 'changed',
      spans: [],
      force: { before: 'must-not', after: 'should' },
      appliesTo: { added: ['supplier'], removed: ['member'] },
      topics: { added: ['rumours'], removed: ['confidentiality'] },
      affects: ['officer', 'member', 'supplier'],
    })
  })

  test('names tensions that resolve otherwise, are new or are gone', () => {
    const detail = confirmedVersion(policyDocument())
    const resolved = detail.tensions.map((one) => Object.assign({}, one, { resolution: 'first' }))
    expect(compare({}, { tensions: resolved }).tensions).toMatchObject([
      { before: { key: 'association-correction' }, after: { key: 'association-correction' } },
    ])
    expect(compare({ tensions: [] }).tensions).toMatchObject([{ after: null }])
    const without = comparedVersionOf(confirmedVersion(policyDocument({ tensions: [] })))
    expect(compareVersions(without, before).tensions).toMatchObject([{ before: null }])
  })

  test('names title, body, headings and words below them that are no provisions', () => {
    const sections = policyDocument().sections.map((one) =>
      Object.assign({}, one, one.ref === 'D' ? { heading: 'Definitions', text: 'See below.' } : {}),
    )
    const comparison = compare({ title: 'Posting policy', body: 'Sample Council', sections })
    expect(comparison.title).toEqual({ before: 'Social media policy', after: 'Posting policy' })
    expect(comparison.bodyName?.after).toBe('Sample Council')
    expect(comparison.sections).toMatchObject([
      { kind: 'changed', heading: { before: { heading: 'Definition' } }, spans: [{ kind: 'added' }] },
    ])
  })

  test('is of the text as it reads now, with its corrected slips', () => {
    const corrected = confirmedVersion(policyDocument(), {
      corrections: [
        {
          id: '1',
          ref: '4.1',
          before: 'You must not publish confidential information.',
          after: 'You must not publish confidential Information.',
          reason: 'Slip',
          recorded_by: 'a',
          recorded_at: new Date(0),
          decision: 'confirmed',
          decided_by: 'b',
          decided_at: new Date(0),
        },
      ],
    })
    expect(compareVersions(comparedVersionOf(corrected), before).provisions[0]?.spans).toContainEqual({
      kind: 'removed',
      text: 'Information.',
    })
  })
})
