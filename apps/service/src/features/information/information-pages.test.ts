import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { createRenderer } from '../../platform/rendering/renderer.ts'
import { layoutMessages } from '../../views/messages.ts'
import { informationPageNames, mailLink } from './information-page.ts'
import type { InformationDetails, InformationPageName } from './information-page.ts'
import { informationMessages } from './messages.ts'
import { informationPaths } from './paths.ts'

const details: InformationDetails = {
  body: 'Smith & <b>Sons</b> Council',
  contactEmail: 'help@council.example',
  serviceAddress: 'https://policy.council.example',
}

const renderer = createRenderer({
  messages: [layoutMessages, informationMessages],
  assetUrl: (name) => `/assets/${name}`,
  strict: true,
})

function rendered(name: InformationPageName, values = details): ReturnType<typeof load> {
  const content = informationMessages.languages.en.pages[name](values)
  const html = renderer.render({
    view: 'features/information/views/information-page.njk',
    locale: 'en',
    title: content.title,
    model: { content },
    errors: [],
    backLink: undefined,
    bodyName: values.body,
    navigation: [],
    csrfToken: () => {
      throw new Error('a page without a form must not set a cookie')
    },
  })
  return load(html)
}

describe.each(informationPageNames)('the %s page', (name) => {
  const $ = rendered(name)
  const main = $('#main-content')

  it('has one first heading, and below it only second headings, none of them empty', () => {
    expect(main.find('h1')).toHaveLength(1)
    expect(main.find('h3, h4, h5, h6')).toHaveLength(0)
    const headings = main.find('h1, h2').toArray()
    expect(headings.filter((heading) => $(heading).text().trim() === '')).toEqual([])
  })

  it('uses every id once, and every link within the page finds its section', () => {
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'))
    expect(new Set(ids).size).toBe(ids.length)
    const fragments = main
      .find('a[href^="#"]')
      .toArray()
      .map((link) => ($(link).attr('href') ?? '').slice(1))
    expect(fragments.filter((fragment) => !ids.includes(fragment))).toEqual([])
  })

  it('links to pages of this service, to secure addresses and to the contact address, with words that say where', () => {
    const known = new Set<string>(Object.values(informationPaths))
    const links = main.find('a').toArray()
    const strange = links
      .map((link) => $(link).attr('href') ?? '')
      .filter((href) => !known.has(href) && !/^(#|https:\/\/|mailto:help@council\.example$)/.test(href))
    expect(strange).toEqual([])
    expect(links.filter((link) => /^(here|click here|this|link)?$/i.test($(link).text().trim()))).toEqual([])
  })

  it('shows the name of the body as text, whatever it holds, and leaves nothing to be filled in', () => {
    expect(main.find('b')).toHaveLength(0)
    expect(main.text()).not.toMatch(/[{}[\]]|undefined|\[object/)
  })

  it('says when it was last reviewed', () => {
    expect(main.text()).toMatch(/last reviewed on \d{1,2} [A-Z][a-z]+ \d{4}/)
  })
})

describe('what the pages have to say', () => {
  const textOf = (name: InformationPageName): string =>
    rendered(name)('#main-content').text().replaceAll(/\s+/g, ' ')

  it('names who is responsible for personal data, the rights and the regulator', () => {
    const text = textOf('privacy')
    expect(text).toContain('Smith & <b>Sons</b> Council decides how your personal data is used')
    for (const part of [
      'legal basis',
      'Who can see it',
      'How long it is kept',
      'Your rights',
      'Information Commissioner',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('has the parts that the model accessibility statement prescribes', () => {
    const text = textOf('accessibility')
    for (const part of [
      'This accessibility statement applies to',
      'Compliance status',
      'Non-accessible content',
      'Feedback and contact information',
      'Enforcement procedure',
      'Equality and Human Rights Commission',
      'Preparation of this accessibility statement',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('lists the cookies', () => {
    const names = rendered('cookies')('tbody th')
    expect(names.toArray().map((cell) => rendered('cookies')(cell).text())).toEqual([
      'session',
      'csrf',
      'sign-in-browser',
      'language',
    ])
  })

  it('tells what a receipt does not prove, and explains every answer of a verification', () => {
    const text = textOf('receipts')
    expect(text).toContain('could make a new ledger with a different history and sign it')
    expect(rendered('receipts')('tbody tr')).toHaveLength(5)
  })
})

describe('a link to an email address', () => {
  it('cannot be used to add anything to the address', () => {
    expect(mailLink('a?cc=b&c@council.example')).toEqual({
      text: 'a?cc=b&c@council.example',
      href: 'mailto:a%3Fcc%3Db%26c@council.example',
    })
  })
})
