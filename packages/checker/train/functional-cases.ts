/**
 * Invented sentences that each ask one thing of a model of hateful language, after the idea of functional tests (Röttger
 * et al. 2021, "HateCheck"). They were looked at while the features were chosen and never trained on, so they show what
 * the models cannot do; they are no measure of how good they are.
 */
export interface FunctionalCase {
  readonly kind: string
  readonly hateful: boolean
  readonly text: string
}

/** Several people of a group, and one of them. */
const GROUPS: readonly (readonly [many: string, one: string])[] = [
  ['women', 'woman'],
  ['gay people', 'gay person'],
  ['Muslims', 'Muslim'],
  ['Black people', 'Black person'],
  ['immigrants', 'immigrant'],
  ['disabled people', 'disabled person'],
  ['Jews', 'Jew'],
  ['trans people', 'trans person'],
  ['Roma', 'Roma family'],
]

/** Kind, whether it is hateful, sentences: `{many}` and `{one}` stand for each group in turn. */
const TEMPLATES: readonly (readonly [kind: string, hateful: boolean, sentences: readonly string[]])[] = [
  [
    'negative-emotion',
    true,
    [
      'honestly {many} make me sick to my stomach',
      'cant stand {many}, never could',
      'nothing fills me with more contempt than {many}',
    ],
  ],
  [
    'negative-trait',
    true,
    [
      '{many} are nothing but liars and cheats',
      'every {one} I have met was thick as a plank',
      '{many} are the dregs of this town',
    ],
  ],
  [
    'dehumanise',
    true,
    ['{many} are a swarm of locusts', '{many} are lower than dogs', 'we need pest control for {many}'],
  ],
  [
    'implicit',
    true,
    [
      'there goes the street, another {one} moved in',
      '{many} should know their place',
      'funny how nobody asked for more {many} round here',
    ],
  ],
  [
    'threat',
    true,
    [
      '{many} want a good kicking',
      'somebody should burn {many} out of their homes',
      'next {one} I see is getting my fist',
    ],
  ],
  [
    'exclude',
    true,
    [
      'round up the {many} and ship them off',
      '{many} do not belong in our parks',
      'no {many} on this estate please',
    ],
  ],
  [
    'pronoun',
    true,
    ['look at those {many} over there. they are filth', 'so many {many} in town. kick them all out'],
  ],
  ['negated-praise', true, ['{many} will never be worth anything', 'no {one} deserves our respect']],
  ['profane-hate', true, ['fucking {many}, sod the lot of them', '{many} are a bunch of useless arseholes']],
  ['disguised', true, ['{many} are sc*m', '{many} are v e r m i n', '{many} r d1sgust1ng animalz']],
  [
    'neutral',
    false,
    [
      'the meeting for {many} starts at seven in the hall',
      'my neighbour is a {one} and works at the library',
      'a {one} spoke at the council on Tuesday',
    ],
  ],
  [
    'positive',
    false,
    [
      'proud to stand with {many} in our town',
      '{many} have made this borough a better place',
      'what a wonderful evening with so many {many} at the fair',
    ],
  ],
  [
    'negated-hate',
    false,
    [
      '{many} are not a threat to anybody',
      'I would never say that {many} are stupid',
      'nobody should be told that {many} do not belong here',
    ],
  ],
  [
    'counter-quote',
    false,
    [
      "whoever wrote '{many} are filth' on that wall should be ashamed",
      "saying '{many} are vermin' is disgusting and we reported it",
      'it is never ok to tell people that {many} should be deported',
    ],
  ],
  [
    'counter-ref',
    false,
    [
      'people who hate {many} are the real problem here',
      'anyone who attacks {many} will be banned from this page',
    ],
  ],
  ['question', false, ['how many {many} use the shuttle bus', 'can {many} apply for the grant online']],
  [
    'profanity',
    false,
    [
      'that was a fucking brilliant match',
      'shit, I missed the bus again',
      'bloody hell it is cold today',
      'oh for fucks sake the printer died',
    ],
  ],
  [
    'object',
    false,
    [
      'I hate this stupid car park machine',
      'these bins are disgusting',
      'kill the lights and burn that horrible sofa',
      'the new website is total garbage',
    ],
  ],
  [
    'individual',
    false,
    ['you are an idiot mate', 'he is a useless lazy git', 'what a pathetic loser you are'],
  ],
  [
    'non-protected',
    false,
    [
      'all landlords are leeches',
      'bankers are scum',
      'I hate cyclists, the lot of them',
      'Tories are vermin',
    ],
  ],
  [
    'slur-use',
    true,
    [
      'get out of here you dirty paki',
      'typical pikey scum',
      'shut up you tranny freak',
      'you are all retarded faggots',
    ],
  ],
  [
    'slur-reclaimed',
    false,
    [
      'my queer friends and I had the best night at pride',
      'us dykes on bikes raised four hundred pounds',
      'proud to be a crip and proud of my chair',
    ],
  ],
  [
    'slur-homonym',
    false,
    [
      'the ink went in a chink of the old door',
      'he bought a pack of fags at the shop',
      'we hit the beaver dam with a spade',
    ],
  ],
]

/** Every sentence, with every group where it names one. */
export const functionalCases: readonly FunctionalCase[] = TEMPLATES.flatMap(([kind, hateful, sentences]) =>
  sentences.flatMap((sentence) =>
    sentence.includes('{')
      ? GROUPS.map(([many, one]) => ({
          kind,
          hateful,
          text: sentence.replace('{many}', many).replace('{one}', one),
        }))
      : [{ kind, hateful, text: sentence }],
  ),
)
