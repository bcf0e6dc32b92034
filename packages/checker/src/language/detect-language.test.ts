import { describe, expect, test } from 'vitest'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { detectLanguage, hasSomethingToJudge } from './detect-language.ts'

function read(text: string): Reading {
  const reading = new Reading()
  readText(text, reading)
  return reading
}

describe('another language', () => {
  test.each([
    ['Mae hi’n braf heddiw ac mae’r cyngor wedi agor y llyfrgell newydd.', 'cy'],
    ['Diolch i bawb am eich gwaith caled yr wythnos yma', 'cy'],
    ['Dzisiaj znowu nie ma wody, a kierownik jest zły na wszystkich', 'pl'],
    ['Nu este bine, domnule, azi nu a fost apa in casa', 'ro'],
    ['Je suis très content de la nouvelle bibliothèque dans le centre', 'fr'],
    ['Hoy no hay gente en la oficina, pero mañana vamos con todos', 'es'],
    ['Wir haben heute keine Zeit für die Leute im Rathaus', 'de'],
    ['yaar aaj office mein bohat kaam tha aur sab thak gaye', 'ur'],
    ['bhai log aaj bahut barish hai ghar pe raho', 'ur'],
    ['ਸਾਡੀ ਟੀਮ ਬਹੁਤ ਵਧੀਆ ਹੈ', 'pa'],
    ['آج دفتر میں بہت رش تھا', 'ar'],
    ['Сегодня очень много работы', 'ru'],
    ['আজ অনেক কাজ ছিল', 'bn'],
  ])('%s', (text, language) => {
    expect(detectLanguage(read(text))).toBe(language)
  })
})

describe('English, however it is written', () => {
  test.each([
    ['The bins have not been collected again this week'],
    ['aint no way he done that lol'],
    ['gonna be a long shift innit'],
    ['u ok hun? thx for ur help x'],
    ['Proper fuming at them two short on the round again'],
    ['Lunch at La Casa de Papel with the team, it was lovely'],
    ['Off to see El Clasico with Jose and Maria tonight'],
    ['Bore da pawb! Our library is open today until eight'],
    ['what a f u c k i n g day'],
    ['Great work by Mateusz, Kasia and Piotr on the new path'],
  ])('%s', (text) => {
    expect(detectLanguage(read(text))).toBe('en')
  })
})

describe('too little to tell', () => {
  test.each([
    ['Lazy'],
    ['😂😂😂'],
    ['Gareth Pruett'],
    ['07700 900123'],
    ['https://example.org/x'],
    [''],
    ['phuq'],
  ])('%s', (text) => {
    expect(detectLanguage(read(text))).toBe('und')
  })
})

describe('nothing to judge', () => {
  test.each([['[image]'], ['https://example.org/abc?d=e'], ['<video> [photo]'], [''], ['...'], ['\u200B']])(
    '%s',
    (text) => {
      expect(hasSomethingToJudge(read(text))).toBe(false)
    },
  )

  test.each([['image'], ['look https://example.org'], ['[photo of the desk]'], ['😡']])(
    'but something: %s',
    (text) => {
      expect(hasSomethingToJudge(read(text))).toBe(true)
    },
  )
})
