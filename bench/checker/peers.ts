import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = new URL('../peers/', import.meta.url)
const require = createRequire(new URL('package.json', folder))

/** A package that the checker is measured beside, asked its one question: is there something in this text? */
export interface Peer {
  readonly name: string
  readonly flags: (text: string) => boolean
}

/** Installs the peers into a folder of their own where they are not there yet. They are no part of the project. */
export function installPeers(say: (line: string) => void): void {
  if (existsSync(new URL('node_modules', folder))) return
  say('Installing what the checker is measured beside (bench/peers) …')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: fileURLToPath(folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T
}

interface Obscenity {
  readonly RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean }
  readonly englishDataset: { build(): object }
  readonly englishRecommendedTransformers: object
}

/** Packages that look for obscene words. */
export async function obscenityPeers(): Promise<readonly Peer[]> {
  const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = await load<Obscenity>('obscenity')
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })
  const { profanity } = await load<{ profanity: { exists(text: string): boolean } }>('@2toad/profanity')
  const glin = await load<{ Filter: new (options: object) => { isProfane(text: string): boolean } }>(
    'glin-profanity',
  )
  const filter = new glin.Filter({ languages: ['english'], detectLeetspeak: true, normalizeUnicode: true })
  const leo = (await load<{ default: { check(text: string): boolean } }>('leo-profanity')).default
  const { Filter } = await load<{ Filter: new () => { isProfane(text: string): boolean } }>('bad-words')
  const badWords = new Filter()
  return [
    { name: 'obscenity', flags: (text) => matcher.hasMatch(text) },
    { name: '@2toad/profanity', flags: (text) => profanity.exists(text) },
    { name: 'glin-profanity', flags: (text) => filter.isProfane(text) },
    { name: 'leo-profanity', flags: (text) => leo.check(text) },
    { name: 'bad-words', flags: (text) => badWords.isProfane(text) },
  ]
}

interface Alex {
  text(value: string): { readonly messages: readonly unknown[] }
}

interface Vader {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } }
}

/** Packages that judge the tone of a text. */
export async function tonePeers(): Promise<readonly Peer[]> {
  const alex = await load<Alex>('alex')
  const vader = await load<{ default: Vader }>('vader-sentiment')
  const { SentimentIntensityAnalyzer } = vader.default
  return [
    { name: 'alex', flags: (text) => alex.text(text).messages.length > 0 },
    {
      name: 'vader-sentiment',
      // The threshold that its authors give for a negative text.
      flags: (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound <= -0.05,
    },
  ]
}

/** Packages that look for personal data. openredaction only answers later, so it is asked through `flagsLater`. */
export interface LatePeer {
  readonly name: string
  readonly flagsLater: (text: string) => Promise<boolean>
}

export async function personalDataPeers(): Promise<readonly LatePeer[]> {
  const { SyncRedactor } = await load<{ SyncRedactor: new () => { redact(text: string): string } }>(
    'redact-pii',
  )
  const redactor = new SyncRedactor()
  const { OpenRedaction } = await load<{
    OpenRedaction: new () => { detect(text: string): Promise<{ readonly detections: readonly unknown[] }> }
  }>('openredaction')
  const open = new OpenRedaction()
  return [
    { name: 'redact-pii', flagsLater: (text) => Promise.resolve(redactor.redact(text) !== text) },
    { name: 'openredaction', flagsLater: async (text) => (await open.detect(text)).detections.length > 0 },
  ]
}
