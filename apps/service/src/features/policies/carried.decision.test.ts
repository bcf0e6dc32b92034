import { parsePolicy, type PolicyDocument } from '@moothall/policy'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confirmedVersion } from '../../../test/builders/confirmed-version.ts'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { carryOver } from './carried.decision.ts'
import type { VersionDetail } from './version-detail.ts'

const names = { inText: 'Example Borough Council', setUp: 'Example Borough Council' }

/** What is offered for a document, as `item key`, after one version of which all was confirmed. */
function offered(
  fresh: PolicyDocument,
  earlier: VersionDetail = confirmedVersion(policyDocument()),
): string[] {
  return carryOver([earlier], fresh, names)
    .map(({ item, key }) => `${item} ${key}`)
    .toSorted()
}

const everything = [
  'provision 4.1',
  'provision 4.2',
  'provision 4.2.a',
  'provision D1',
  'repair D1/0',
  'tension association-correction',
]

/** The items, with changes to those that match. */
function changedWhere<Item extends object>(
  items: readonly Item[],
  matches: (item: Item) => boolean,
  changes: Partial<Item>,
): readonly Item[] {
  return items.map((one) => (matches(one) ? Object.assign({}, one, changes) : one))
}

function withProvisions(change: (provisions: PolicyDocument['provisions']) => PolicyDocument['provisions']) {
  return policyDocument({ provisions: change(policyDocument().provisions) })
}

describe('what is offered of an earlier version', () => {
  test('is everything, where the text is the same', () => {
    expect(offered(policyDocument())).toEqual(everything)
  })

  test('holds the owner’s values and the version they are from', () => {
    const earlier = confirmedVersion(policyDocument(), { version: 3 })
    const [first] = earlier.provisions
    const changed = {
      ...earlier,
      provisions: earlier.provisions.map((one) =>
        one === first
          ? Object.assign({}, one, {
              force: 'take-care',
              forceOrigin: 'chosen',
              topics: [{ topic: 'rumours', confidence: null, because: [], chosen: true, origin: 'chosen' }],
            })
          : one,
      ),
    }
    expect(carryOver([changed], policyDocument(), names)).toContainEqual({
      item: 'provision',
      key: '4.1',
      fromVersion: 3,
      value: { force: 'take-care', topics: ['rumours'], appliesTo: ['officer', 'member'] },
    })
  })

  test('is not a provision of other words, nor the tension it is part of', () => {
    const fresh = withProvisions(([first, ...rest]) => [
      provision('4.1', 'You must not publish confidential or sensitive information.'),
      ...(first ? rest : []),
    ])
    expect(offered(fresh)).toEqual(everything.filter((one) => !/4\.1|tension/.test(one)))
  })

  test('is not a part of a list whose opening words changed, though its own are the same', () => {
    const fresh = withProvisions((provisions) =>
      changedWhere(provisions, ({ ref }) => ref === '4.2', {
        text: 'You may make disparaging statements about:',
      }),
    )
    expect(offered(fresh)).toEqual(['provision 4.1', 'provision D1', 'repair D1/0'])
  })

  test('is not a provision that now stands under another heading', () => {
    const fresh = policyDocument({
      sections: changedWhere(policyDocument().sections, ({ ref }) => ref === 'D', {
        heading: 'For suppliers',
      }),
    })
    expect(offered(fresh)).toEqual(everything.filter((one) => !one.includes('D1')))
  })

  test('is not a provision that the text now says applies to others, such as by another scope', () => {
    const fresh = withProvisions((provisions) =>
      changedWhere(provisions, ({ ref }) => ref === '4.1', { appliesTo: ['officer'] }),
    )
    expect(offered(fresh)).toEqual(everything.filter((one) => one !== 'provision 4.1'))
  })

  test('follows a provision that was renumbered, with the number it has now', () => {
    const fresh = withProvisions((provisions) =>
      changedWhere(provisions, ({ ref }) => ref === '4.1', { ref: '4.9' }),
    )
    const tension = changedWhere(policyDocument().tensions, () => true, { between: ['4.9', '4.2'] })
    expect(offered({ ...fresh, tensions: tension })).toEqual(
      everything.map((one) => one.replace('4.1', '4.9')).toSorted(),
    )
  })

  test('is a provision whose repair the new source already has', () => {
    const decided = confirmedVersion(policyDocument())
    const earlier = {
      ...decided,
      provisions: changedWhere(decided.provisions, ({ ref }) => ref === 'D1', {
        text: 'Blogs, forums and networks',
      }),
    }
    const fresh = withProvisions((provisions) =>
      changedWhere(provisions, ({ ref }) => ref === 'D1', {
        text: 'Blogs, forums and networks',
        repairs: [],
      }),
    )
    expect(offered(fresh, earlier)).toContain('provision D1')
  })

  test('is not a provision with a repair that nobody decided before', () => {
    const earlier = { ...confirmedVersion(policyDocument()), repairs: [] }
    expect(offered(policyDocument(), earlier)).not.toContain('provision D1')
  })

  test('is nothing that nobody confirmed then', () => {
    const confirmed = confirmedVersion(policyDocument())
    const earlier = {
      ...confirmed,
      provisions: changedWhere(confirmed.provisions, () => true, { confirmedBy: null }),
      repairs: changedWhere(confirmed.repairs, () => true, { decision: null }),
      tensions: changedWhere(confirmed.tensions, () => true, { resolution: null }),
    }
    expect(offered(policyDocument(), earlier)).toEqual([])
  })

  test('is no choice of a tension that is not offered any more, but own words are', () => {
    const before = confirmedVersion(policyDocument())
    const [tension] = policyDocument().tensions
    const fresh = policyDocument({
      tensions: tension ? [{ ...tension, choices: tension.choices.slice(1), suggested: 'first' }] : [],
    })
    expect(offered(fresh)).not.toContain('tension association-correction')
    const inWords = {
      ...before,
      tensions: changedWhere(before.tensions, () => true, {
        resolution: 'own-words',
        own_words: 'Ask first',
      }),
    }
    expect(carryOver([inWords], fresh, names)).toContainEqual({
      item: 'tension',
      key: 'association-correction',
      fromVersion: 1,
      value: { resolution: 'own-words', ownWords: 'Ask first' },
    })
  })

  test('is what was said of a topic, except that the next version would add it', () => {
    const said = {
      note: '',
      origin: 'chosen',
      acknowledged_by: 'o',
      acknowledged_at: new Date(0),
      row_version: 1,
    }
    const earlier = confirmedVersion(policyDocument(), {
      uncovered: [
        { topic: 'logo', choice: 'elsewhere', ...said, origin: 'chosen' },
        { topic: 'feedback', choice: 'next-version', ...said, origin: 'chosen' },
      ],
    })
    expect(offered(policyDocument(), earlier)).toEqual([...everything, 'topic logo'].toSorted())
  })

  test('is that two names are the same body, while both are as they were', () => {
    const decided = {
      in_text: 'Old Council',
      set_up: 'New Council',
      choice: 'same-body',
      origin: 'chosen',
      decided_by: 'o',
      decided_at: new Date(0),
      row_version: 1,
    } as const
    const earlier = confirmedVersion(policyDocument(), { bodyNameDecided: decided })
    const items = (setUp: string): string[] =>
      carryOver([earlier], policyDocument(), { inText: 'Old Council', setUp }).map(({ item }) => item)
    expect(items('New Council')).toContain('body-name')
    expect(items('Newer Council')).not.toContain('body-name')
  })

  test('of several versions is what the newest of them says, and else what an older one does', () => {
    const older = confirmedVersion(policyDocument(), { version: 1 })
    const confirmed = confirmedVersion(policyDocument(), { version: 2, state: 'withdrawn' })
    const newer = {
      ...confirmed,
      provisions: changedWhere(confirmed.provisions, ({ ref }) => ref !== '4.1', { confirmedBy: null }),
    }
    const from = new Map(
      carryOver([newer, older], policyDocument(), names).map(({ key, fromVersion }) => [key, fromVersion]),
    )
    expect([from.get('4.1'), from.get('4.2')]).toEqual([2, 1])
  })
})

const words = ['must', 'not', 'post', 'share', 'staff', 'records', 'ask', 'first', 'gifts', 'council']
const paragraph = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 })
  .map((some) => `You ${some.join(' ')}.`)
const text = fc
  .array(paragraph, { minLength: 1, maxLength: 8 })
  .map((some) => `1. Rules\n\n${some.map((one, index) => `1.${index + 1} ${one}`).join('\n\n')}\n`)

test('whatever is offered for a provision was confirmed of the very same words', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const earlier = confirmedVersion(parsePolicy(before))
      const fresh = parsePolicy(after)
      const confirmed = new Set(earlier.provisions.map((one) => one.text))
      const texts = new Map(fresh.provisions.map((one) => [one.ref, one.text]))
      const kept = carryOver([earlier], fresh, names).filter(({ item }) => item === 'provision')
      for (const { key } of kept) expect(confirmed).toContain(texts.get(key))
      const again = carryOver([earlier], parsePolicy(before), names)
      expect(again.filter(({ item }) => item === 'provision')).toHaveLength(earlier.provisions.length)
    }),
  )
})
