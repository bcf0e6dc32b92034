import { phrase, type PolicyDocument, type Provision } from '@moothall/policy'

/** A provision with the ordinary choices of a parser; give what matters to the test. */
export function provision(ref: string, text: string, changes: Partial<Provision> = {}): Provision {
  return {
    ref,
    section: '4',
    text,
    parent: null,
    force: 'must',
    forceReason: phrase('force.words', { words: 'must' }),
    topics: [{ topic: 'confidentiality', confidence: 0.8, because: ['confidential'] }],
    appliesTo: ['officer', 'member'],
    appliesToReason: phrase('applies-to.names', { who: ['officer', 'member'] }),
    repairs: [],
    marker: ref,
    line: 1,
    ...changes,
  }
}

/** A small policy with one of everything that an owner confirms: a repair, a list, a tension, topics left out. */
export function policyDocument(changes: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    title: 'Social media policy',
    body: 'Example Borough Council',
    sections: [
      { ref: '4', marker: '4.', heading: 'Policy', parent: null, level: 0, implied: false, line: 1 },
      { ref: 'D', marker: '', heading: 'Definition', parent: null, level: 0, implied: false, line: 9 },
    ],
    provisions: [
      provision('4.1', 'You must not publish confidential information.', { force: 'must-not' }),
      provision('4.2', 'You must not make disparaging statements about:', {
        topics: [{ topic: 'disparagement', confidence: 0.9, because: ['disparaging'] }],
      }),
      provision('4.2.a', 'our employees', { parent: '4.2', topics: [] }),
      provision('D1', 'logs, forums and networks', {
        section: 'D',
        force: 'statement',
        topics: [{ topic: 'scope-media', confidence: 0.7, because: ['forums'] }],
        repairs: [
          {
            kind: 'cut-off-start',
            original: 'logs',
            suggestion: 'Blogs',
            applied: false,
            reason: phrase('repair.cut-off-start', { word: 'blogs' }),
          },
        ],
      }),
    ],
    tensions: [
      {
        key: 'association-correction',
        between: ['4.1', '4.2'],
        about: phrase('tension.association-or-openness.about', {}),
        suggestion: phrase('tension.association-or-openness.suggestion', {}),
        choices: [
          { key: 'exception', label: phrase('tension.association-or-openness.choice.particular-first', {}) },
          { key: 'first', label: phrase('tension.association-or-openness.choice.no-link', {}) },
        ],
        suggested: 'exception',
      },
    ],
    related: [{ name: 'Code of Conduct', mentionedIn: ['4.1'] }],
    omitted: [{ kind: 'page-number', line: 7, text: '3' }],
    ...changes,
  }
}
