import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from './page.ts'
import { compilePhrase } from './phrase.ts'

const vocabulary = new Map([['clients', '(?:customers?|tenants?)']])

describe('a phrase of the lexicon', () => {
  test.each([
    ['take down', 'Please take  DOWN that post.', 'take  DOWN'],
    ['delet*', 'We are deleting it.', 'deleting'],
    ['posts?', 'a post', 'post'],
    ['e-mail', 'by e mail', 'e mail'],
    ['organi~ation', 'an organization', 'organization'],
    ["don't", 'We don’t know.', 'don’t'],
    ['[set up|open] an account', 'They open an account.', 'open an account'],
    ['[speak [to|with]|ask] [her|him]', 'Speak with him.', 'Speak with him'],
    ['read (all of) it', 'read it', 'read it'],
    ['read (all of) it', 'read all of it', 'read all of it'],
    ['outside (of) .. hours', 'outside normal working hours', 'outside normal working hours'],
    ['remove ... post', 'remove, when asked, any such post', 'remove, when asked, any such post'],
    ['<clients> data', 'tenants data', 'tenants data'],
  ])('%s is found in “%s”', (phrase, text, found) => {
    expect(compilePhrase(phrase, vocabulary).exec(text)?.[0]).toBe(found)
  })

  test.each([
    ['post', 'the postman'],
    ['port', 'a report'],
    ['remove ... post', 'Remove it. Then post.'],
    ['outside .. hours', 'outside all of the very many hours'],
  ])('%s is not found in “%s”', (phrase, text) => {
    expect(compilePhrase(phrase, vocabulary).test(text)).toBe(false)
  })

  test.each(['[open', 'a)', '... post', 'post ..', '[|a]', '<nobody>', 'a;b', ''])(
    '“%s” is refused, with the phrase in the message',
    (phrase) => {
      expect(() => compilePhrase(phrase, vocabulary)).toThrow(
        `The lexicon's phrase “${phrase}” cannot be read`,
      )
    },
  )

  test('plain words are found wherever they stand by themselves', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, word, (words, before, after) => {
        const phrase = words.join(' ')
        expect(compilePhrase(phrase, vocabulary).test(`${before}, ${phrase.toUpperCase()}; ${after}`)).toBe(
          true,
        )
      }),
    )
  })
})

describe('a page of the lexicon', () => {
  test('sorts its lines by where they count and how much', () => {
    const page = readPage('\n# A note.\nstrong: logo\nheading likely: branding\nignore: catalogue\n')
    expect(page.text.map(({ weight }) => weight)).toEqual([0.75])
    expect(page.heading.map(({ weight }) => weight)).toEqual([0.45])
    expect(page.ignore).toHaveLength(1)
  })

  test('refuses a line that is none of these', () => {
    expect(() => readPage('maybe: logo')).toThrow('This line of the lexicon cannot be read: maybe: logo')
  })
})
