import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyApp, post, sectionFields } from '../../../test/policy-app.ts'
import { importDraft } from '../../../test/policy-scene.ts'

test('the owner confirms part after part, submits, and another person approves', async () => {
  const at = await policyApp()
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  const base = '/manage/policies/social-media/1'
  const early = await post(owner, `${base}/submit`, [
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  const errors = load(early.body)
  expect(
    errors('.govuk-error-summary a')
      .get()
      .map((a) => errors(a).text()),
  ).toEqual([
    'Decide 1 repair of the text',
    'Confirm 4 paragraphs',
    'Acknowledge 28 topics that nobody speaks of',
    'Resolve 1 tension',
  ])
  expect((await owner.get(`${base}/repairs`)).body).toContain('Blogs')
  expect((await post(owner, `${base}/repairs`, [])).statusCode).toBe(422)
  expect(
    (
      await post(owner, `${base}/repairs`, [
        ['row-0', '0'],
        ['decision-0', 'accepted'],
      ])
    ).statusCode,
  ).toBe(303)
  const section = load((await owner.get(`${base}/sections/4`)).body)
  expect(
    section('input[name="appliesTo-0"]:checked')
      .get()
      .map((box) => section(box).attr('value')),
  ).toEqual(['officer', 'member'])
  const missing = await post(owner, `${base}/sections/4`, [
    ['row-0', '0'],
    ['force-0', 'must-not'],
  ])
  expect(load(missing.body)('.govuk-error-summary a').attr('href')).toBe('#appliesTo-0')
  const filled = load(
    (
      await post(owner, `${base}/sections/4`, [
        ...sectionFields([0, 1, 2]),
        ['action', 'fill'],
        ['bulk', 'agency'],
      ])
    ).body,
  )
  expect(
    filled('input[name="appliesTo-2"]:checked')
      .get()
      .map((box) => filled(box).attr('value')),
  ).toEqual(['agency'])
  expect((await post(owner, `${base}/sections/4`, sectionFields([0, 1, 2]))).statusCode).toBe(303)
  expect(
    (await post(owner, `${base}/sections/D`, [['row-3', '1'], ...sectionFields([3]).slice(1)])).statusCode,
  ).toBe(303)
  expect((await owner.get(`${base}/provisions`)).body).toContain('3 of 3 confirmed')
  expect(
    (
      await post(owner, `${base}/topics`, [
        ['all', 'not-needed'],
        ...topicRows((await owner.get(`${base}/topics`)).body),
      ])
    ).statusCode,
  ).toBe(303)
  expect(
    (
      await post(owner, `${base}/tensions`, [
        ['row-0', '0'],
        ['resolution-0', 'own-words'],
      ])
    ).body,
  ).toContain('Say in your own words')
  await post(owner, `${base}/tensions`, [
    ['row-0', '0'],
    ['resolution-0', 'own-words'],
    ['words-0', 'Ask the monitoring officer'],
  ])
  const submitted = await post(owner, `${base}/submit`, [
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  expect(submitted.statusCode).toBe(303)
  expect((await owner.get(base)).body).toContain('In review')
  const approver = await at.signedIn(at.approver)
  const review = await approver.get(`${base}/review`)
  expect(review.body).toContain('Ask the monitoring officer')
  const approved = await post(approver, `${base}/approve`, [
    ['shown', load(review.body)('input[name=shown]').attr('value') ?? ''],
    ['inForceOn-day', '22'],
    ['inForceOn-month', '11'],
    ['inForceOn-year', '2026'],
  ])
  expect(approved.statusCode).toBe(303)
  const published = load((await at.anybody.get('/policies/social-media')).body)
  expect(published('[id="D1"]').text()).toContain('Blogs, forums and networks')
  expect(published('body').text()).toContain('Ask the monitoring officer')
})

function topicRows(html: string): [string, string][] {
  const $ = load(html)
  return $('input[type=hidden][name^="row-"]')
    .get()
    .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''])
}

test('the second of two editors sees both choices, loses nothing and can take either', async () => {
  const at = await policyApp()
  await importDraft(at)
  const first = await at.signedIn(at.owner)
  const second = await at.signedIn(at.owner)
  const url = '/manage/policies/social-media/1/sections/4'
  expect(
    (
      await post(first, url, [
        ['row-0', '0'],
        ['force-0', 'must'],
        ['appliesTo-0', 'member'],
      ])
    ).statusCode,
  ).toBe(303)
  const typed: [string, string][] = [...sectionFields([0, 1]), ['topics-0', 'rumours']]
  const conflict = await post(second, url, typed)
  expect(conflict.statusCode).toBe(409)
  const $ = load(conflict.body)
  expect($('.moothall-halves').text()).toContain('Councillors and other members')
  expect($('.moothall-halves').text()).toContain('Rumours')
  const carried = $('form input[type=hidden]')
    .get()
    .map((input): [string, string] => [$(input).attr('name') ?? '', $(input).attr('value') ?? ''])
  const mine = carried.filter(([name]) => name !== '_csrf')
  expect(mine).toContainEqual(['topics-0', 'rumours'])
  expect(mine).toContainEqual(['row-0', '1'])
  expect((await post(second, url, [...mine, ['take-0', 'theirs']])).statusCode).toBe(303)
  const after = load((await second.get(url)).body)
  expect(
    after('input[name="appliesTo-0"]:checked')
      .get()
      .map((box) => after(box).attr('value')),
  ).toEqual(['member'])
  expect(
    after('input[name="appliesTo-1"]:checked')
      .get()
      .map((box) => after(box).attr('value')),
  ).toEqual(['officer'])
  expect((await post(second, url, [...mine, ['take-0', 'mine']])).statusCode).toBe(303)
  const taken = load((await second.get(url)).body)
  expect(
    taken('input[name="topics-0"]:checked')
      .get()
      .map((box) => taken(box).attr('value')),
  ).toEqual(['rumours'])
})
