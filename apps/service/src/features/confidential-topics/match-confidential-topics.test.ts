import { expect, test } from 'vitest'
import { matchesConfidentialTopics } from './match-confidential-topics.ts'

const register = ['Project Oakapple', 'the Mill Lane sale', 'redundanc*', '***']

test.each([
  'So project oakapple is off?',
  'PROJECT\u00a0OAKAPPLE',
  'project-oak\u00adapple',
  'Próject Oakapple',
  'I hear the Mill Lane sale fell through',
  'More redundancies are coming',
])('%s speaks of an entry', (text) => expect(matchesConfidentialTopics(text, register)).toBe(true))

test.each([
  '',
  'projects oakapple',
  'Oakapple project',
  'the Mill Lane sales',
  'redundant words',
  'What a lovely project!',
])('%s speaks of none', (text) => expect(matchesConfidentialTopics(text, register)).toBe(false))
