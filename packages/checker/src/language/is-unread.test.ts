import { describe, expect, test } from 'vitest'
import { knowsWord } from '../models/index.ts'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { isUnread } from './is-unread.ts'

function unread(text: string): boolean {
  const reading = new Reading()
  readText(text, reading)
  return isUnread(reading, knowsWord)
}

describe('a text of words that the checker hardly knows', () => {
  test.each([
    'Paskutinė diena prieš atostogas, pagaliau!',
    'Frumoasă dimineață în parc, am plantat 200 de lalele',
    'Bhí lá iontach againn sa pháirc inniu',
    'Huomenna juhlitaan uuden kirjaston avajaisia',
    '📷 😂😂👍',
  ])('is not read: %s', (text) => {
    expect(unread(text)).toBe(true)
  })

  test.each([
    'Quality Friday flexi-time, pub garden, sunshine, job done',
    'skint till payday again lads',
    'Binned. Gutted. Absolutely fuming.',
    'Congratulations Wyvenhoe under-nines, county champions!',
    'Bin day',
  ])('is read: %s', (text) => {
    expect(unread(text)).toBe(false)
  })
})
