import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import nunjucks from 'nunjucks'
import { describe, expect, test } from 'vitest'
import { layoutMessages } from '../../views/messages.ts'
import { FastEnvironment } from './fast-environment.ts'
import { findTemplate, searchPaths, templateRoots } from './find-template.ts'
import { defineMessages, messagesFor } from './messages.ts'
import type { RenderedPage } from './renderer.ts'
import { createRenderer, createUnchangedRenderer } from './renderer.ts'
import { samplePage } from './sample-page.ts'

const options = { messages: [layoutMessages], assetUrl: (name: string) => `/assets/${name}` }

const plain: RenderedPage = {
  view: 'views/message-page.njk',
  locale: 'en',
  title: '<b>Title</b> & "more"',
  model: { paragraphs: ['<script>alert(1)</script>'], reference: null },
  errors: [],
  backLink: undefined,
  bodyName: '',
  navigation: [],
  csrfToken: () => 'token',
}

describe('the fast renderer gives the same bytes as Nunjucks', () => {
  test.each([samplePage(), plain])('for the page $view', (page) => {
    const html = createRenderer(options).render(page)
    expect(html).toBe(createUnchangedRenderer(options).render(page))
    expect(createRenderer({ ...options, strict: true }).render(page)).toBe(html)
  })

  const componentsFolder = path.join(templateRoots['govuk'] ?? '', 'components')
  const components = readdirSync(componentsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

  test.each(components)('for every example of the component %s', (component) => {
    const stock = new nunjucks.Environment(new nunjucks.FileSystemLoader([...searchPaths]), {
      autoescape: true,
    })
    const fast = new FastEnvironment(findTemplate, {})
    const { fixtures } = JSON.parse(
      readFileSync(path.join(componentsFolder, component, 'fixtures.json'), 'utf8'),
    ) as { fixtures: readonly { name: string; options: object }[] }
    expect(fixtures.length).toBeGreaterThan(0)
    for (const { name, options: params } of fixtures) {
      const view = `govuk/components/${component}/template.njk`
      expect(fast.render(view, { params }), name).toBe(stock.render(view, { params }))
    }
  })

  test.each([
    [
      'a loop and its variables',
      '{% for x in list %}{{ loop.index }}/{{ loop.length }}{{ loop.last }}:{{ x }} {% else %}none{% endfor %}',
    ],
    [
      'a loop in a loop',
      '{% for x in list %}{% for y in list %}{{ loop.index }}{{ x }}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}',
    ],
    ['keys and values', '{% for k, v in object %}{{ k }}={{ v }}{{ loop.index0 }};{% endfor %}'],
    ['pairs', '{% for a, b in pairs %}{{ a }}-{{ b }} {% endfor %}'],
    [
      'sets in scopes',
      '{% set a = 1 %}{% for x in list %}{% set a = x %}{{ a }}{% endfor %}{{ a }}{% if true %}{% set a = 3 %}{% endif %}{{ a }}',
    ],
    ['a captured block', '{% set a %}<i>{{ text }}</i>{% endset %}{{ a }}{{ a | safe }}'],
    [
      'macros',
      '{% macro m(a, b="x", c=2) %}{{ a }}{{ b }}{{ c }}{{ caller() if caller }}{% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(1, c=5) }}{{ m(a="q") }}{% call m(1) %}<b>{% endcall %}',
    ],
    [
      'macros in macros',
      '{% macro in(p) %}[{{ p.a }}]{% endmacro %}{% macro out(p) %}{{ in(p) }}{{ in({ a: 2 }) }}{% endmacro %}{{ out({ a: 1 }) }}',
    ],
    [
      'fields of nothing',
      '{{ nothing.at.all }}{{ object.missing }}{{ object["a"] }}{{ object[key] }}{{ list[0] }}{{ text.length }}',
    ],
    [
      'methods',
      '{{ list.join("+") }}{{ text.toUpperCase() }}{{ object.self().a }}{{ list.concat([9]).length }}',
    ],
    [
      'filters',
      '{{ text | trim }}|{{ text | upper | indent(4) }}|{{ "a\nb" | indent(2, true) }}|{{ (text | safe) | trim }}|{{ 5 | trim if false }}|{{ list | join(",") }}|{{ nothing | default("d") }}|{{ [0, 1] | select("truthy") | length }}',
    ],
    ['escaping', '{{ text }}{{ text | safe }}{{ text | escape }}{{ 1.5 }}{{ true }}{{ null }}{{ list }}'],
    [
      'tests and operators',
      '{{ 1 if text is string else 2 }}{{ "a" in object }}{{ 7 // 2 }}{{ 2 ** 3 }}{{ not list }}{{ 1 == "1" }}{{ nothing is defined }}',
    ],
    ['includes that are missing', 'a{% include "views/none.njk" ignore missing %}b'],
    [
      'includes in a loop',
      '{% for x in list %}{% include "govuk/components/tag/template.njk" %}{% endfor %}',
    ],
    [
      'imports with a name',
      '{% import "govuk/components/tag/macro.njk" as tag %}{{ tag.govukTag({ text: text }) }}',
    ],
    [
      'imports with another name',
      '{% from "govuk/components/tag/macro.njk" import govukTag as t %}{{ t({ text: text }) }}',
    ],
    [
      'imports in a block',
      '{% if true %}{% from "govuk/components/tag/macro.njk" import govukTag %}{{ govukTag({ text: "x" }) }}{% endif %}',
    ],
    ['a switch', '{% switch list[0] %}{% case 1 %}one{% default %}other{% endswitch %}'],
    [
      'blocks with what they replace',
      '{% extends "govuk/template.njk" %}{% block pageTitle %}x {{ super() }}{% endblock %}{% block content %}{{ text }}{% block inner %}i{% endblock %}{% endblock %}',
    ],
  ])('for %s', (_what, source) => {
    const variables = () => {
      const object = { a: 'A', b: '<B>', self: () => ({ a: 'S' }) }
      return { list: [1, 2, 3], object, pairs: [[1, 2], [3, 4]], text: ' <a href="x">\\\'&</a> ', key: 'b', params: { text: 't' } } // prettier-ignore
    }
    const name = 'views/under-test.njk'
    class OneLoader extends nunjucks.Loader {
      getSource(wanted: string) {
        return wanted === name ? { src: source, path: name, noCache: false } : null
      }
    }
    const stock = new nunjucks.Environment(
      [new OneLoader() as unknown as nunjucks.ILoader, new nunjucks.FileSystemLoader([...searchPaths])],
      { autoescape: true },
    )
    const fast = new FastEnvironment((wanted) => (wanted === name ? source : findTemplate(wanted)), {})
    const expected = stock.render(name, variables())
    expect(fast.render(name, variables())).toBe(expected)
    expect(fast.render(name, variables())).toBe(expected)
  })
})

describe('escaping', () => {
  test('what comes from outside cannot become markup', () => {
    const html = createRenderer(options).render(plain)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('<title>&lt;b&gt;Title&lt;/b&gt; &amp; &quot;more&quot; – Moothall</title>')
  })

  test('a token is escaped in its field', () => {
    const html = createRenderer(options).render({ ...samplePage(), csrfToken: () => '"><x' })
    expect(html).toContain('name="_csrf" value="&quot;&gt;&lt;x"')
  })
})

describe('templates', () => {
  const ownTemplates = ['features', 'views'].flatMap((root) =>
    readdirSync(templateRoots[root] ?? '', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.njk'))
      .map((file) => `${root}/${file}`),
  )

  test.each(ownTemplates)('%s compiles', (name) => {
    expect(new FastEnvironment(findTemplate, {}).getTemplate(name).rootRenderFunc).toBeTypeOf('function')
  })

  test.each([
    '../../package.json',
    'views/../../../package.json',
    '/etc/passwd',
    'other/x.njk',
    'views/none.njk',
  ])('%s is not one', (view) => {
    expect(findTemplate(view)).toBeUndefined()
    expect(() => createRenderer(options).render({ ...plain, view })).toThrow(/There is no template called/)
  })

  test('a field that the view-model does not have fails a test instead of printing nothing', () => {
    const page = { ...plain, model: { paragraphs: [] } }
    expect(createRenderer(options).render(page)).toContain('Title')
    expect(() => createRenderer({ ...options, strict: true }).render(page)).toThrow(
      'views/message-page.njk reads "reference", which is not there',
    )
  })

  test('a page renders again after one that failed', () => {
    const renderer = createRenderer({ ...options, strict: true })
    const html = renderer.render(samplePage())
    expect(() => renderer.render({ ...samplePage(), model: {} })).toThrow('which is not there')
    expect(renderer.render(samplePage())).toBe(html)
  })
})

test('wording comes in the language of the page, and a feature’s templates get the feature’s', () => {
  const messages = defineMessages('policies', { en: { title: (name: string) => `Policy ${name}` } })
  expect(messagesFor(messages, 'en').title('A')).toBe('Policy A')
})
