import { between, pick, seeded } from './random.ts'

/** Words that every peer's list holds as well, so that only the disguise is measured. */
const WORDS = [
  'fuck',
  'fucking',
  'shit',
  'bullshit',
  'cunt',
  'wanker',
  'bollocks',
  'twat',
  'arsehole',
  'bastard',
  'dickhead',
  'motherfucker',
  'asshole',
  'bitch',
  'prick',
  'cock',
  'pussy',
  'slut',
]

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', b: '8' }
const SYMBOLS: Readonly<Record<string, string>> = { a: '@', i: '!', s: '$', o: '()', c: '(', l: '|' }
const CYRILLIC: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', i: 'і', s: 'ѕ' }

const vowelsOf = (word: string): number[] => [...word.matchAll(/[aeiou]/g)].map(({ index }) => index)
const swap = (word: string, by: Readonly<Record<string, string>>): string =>
  Array.from(word)
    .map((letter) => by[letter] ?? letter)
    .join('')

/** Ways to hide a word, each a word of its own in the table of results. */
const DISGUISES: Readonly<Record<string, (word: string, random: () => number) => string>> = {
  digits: (word) => swap(word, LEET),
  symbols: (word) => swap(word, SYMBOLS),
  spaces: (word) => Array.from(word).join(' '),
  dots: (word) => Array.from(word).join('.'),
  hyphens: (word) => Array.from(word).join('-'),
  underscores: (word) => Array.from(word).join('_'),
  repeats: (word, random) =>
    Array.from(word)
      .map((letter, at) => (at === 1 ? letter.repeat(between(3, 6, random)) : letter))
      .join(''),
  'look-alikes': (word) => swap(word, CYRILLIC),
  'zero width': (word) => Array.from(word).join('\u200b'),
  accents: (word) =>
    Array.from(word)
      .map((letter) => `${letter}\u0301`)
      .join(''),
  'piled-up marks': (word) =>
    Array.from(word)
      .map((letter) => `${letter}\u0336\u0340\u0317`)
      .join(''),
  'full width': (word) =>
    Array.from(word)
      .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
      .join(''),
  'mathematical letters': (word) =>
    Array.from(word)
      .map((letter) => String.fromCodePoint(0x1d41a + (letter.codePointAt(0) ?? 97) - 97))
      .join(''),
  'one star': (word) => {
    const [at = 1] = vowelsOf(word)
    return `${word.slice(0, at)}*${word.slice(at + 1)}`
  },
  'stars inside': (word) => `${word.slice(0, 1)}${'*'.repeat(word.length - 2)}${word.slice(-1)}`,
  capitals: (word) =>
    Array.from(word)
      .map((letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter))
      .join(''),
}

const AROUND = [
  'well # that was a day',
  '# the printer is down again',
  'what a # of a morning',
  'honestly # this rota',
  'the van is #',
]

/** Texts with a hidden obscene word, and which disguise hides it. */
export function disguisedTexts(): readonly { readonly disguise: string; readonly text: string }[] {
  const random = seeded(21)
  return Object.entries(DISGUISES).flatMap(([disguise, hide]) =>
    WORDS.map((word) => ({ disguise, text: pick(AROUND, random).replace('#', hide(word, random)) })),
  )
}

/** Places, names, birds, dishes and words that hold an obscene word and mean nothing of the kind. */
export const innocentTexts: readonly string[] =
  `Scunthorpe|Penistone|Cockermouth|Clitheroe|Lightwater|Sussex|Essex|Middlesex|Wessex|Arsenal|Shitterton is a village|
Cockfosters|Hitchin|Bitchfield|Pratts Bottom|Titsey Place|Twatt on Orkney|Wetwang|Dickens|Hancock|Babcock|Alcock|Hitchcock|Peacock|Woodcock|Shuttlecock|
weathercock|stopcock|cockpit|cocktail|cockle|cockroach|cockerel|cock-a-leekie|cockatoo|assess|assessment|assassin|asset|assist|associate|assume|assorted|
bass|brass|class|classic|compass|embassy|grass|harass|hourglass|massive|mass|pass|passage|passion|passport|molasses|potassium|sassafras|trespass|
analysis|analyst|canal|banal|analogue|psychoanalysis|circumstance|document|cucumber|accumulate|circumference|scum on the pond|
title|titan|titbit|constitution|institution|competition|petition|partition|appetite|stalactite|blue tit|great tits on the feeder|coal tit|
shiitake|Matsushita|mishit the ball|shift|shirt|shitake mushrooms|bullfinch|bush|rape seed oil|therapist|scrape|drape|grape|trapeze|parapet|
swank|swanky|Swansea|wank is not said|wink|buttress|butter|button|rebuttal|butte|butternut|sextant|sexton|sextet|bisect|insect|unisex toilets|
dickey bow|Moby Dick|spotted dick and custard|Dick Whittington|dictionary|predict|verdict|prickle|prickly pear|pricked my finger|
pussyfoot|pussycat|pussy willow|octopus|opus|slutty is said of no one|hoe the border|hoes and rakes|shoe|horse|whore is said of no one|hello|hell's kitchen|
shell|Michelle|seashell|bell|damnation|Amsterdam|dam wall|fundamental|crap game|scrap metal|scrape|skyscraper|bastardisation of the text|mustard|custard|
bitchumen|bitumen|pitch|ditch|kitchen|hitch|witch|stitch|twatter|Twitter|sweater|water|Prat's Lane|sprat|Sprattling|knobbly|knob of butter|doorknob|
bollard|bollards on the High Street|balls of wool|ballsy is mild|Bollington|fanny pack is American|Fanny Burney|tossed salad|toss a coin|tosser is a game|
faggots and peas|pansy|pansies in the beds|dyke path|Devil's Dyke|spastic society as it was called|nippy morning|nip out|Chink in the armour|chinked light|
niggle|niggardly is an old word|snigger|denigrate|vinegar|Nigeria|Niger|crackers|cracker jokes|paddy field|Paddy's Market|jap's eye is not said|japanning|
kuntry fair|country|county|Count of votes|discount|account|accountant|mount|fountain|recount at the polling station|kumquat|scuttle|cutter`
    .split('|')
    .map((text) => text.trim())
    .filter(
      (text) => text !== '' && !/is not said|is said of no one|bitchumen|kuntry|slutty|twatter/.test(text),
    )
