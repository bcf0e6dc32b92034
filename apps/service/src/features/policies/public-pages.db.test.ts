import { createHash } from 'node:crypto'
import { canonicalJson } from '@moothall/ledger'
import { phrase } from '@moothall/policy'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { policyApp } from '../../../test/policy-app.ts'
import { importDraft, publish } from '../../../test/policy-scene.ts'

test('a draft is on no public page, in no JSON, and on no page of the owner for anybody else', async () => {
  const at = await policyApp()
  await importDraft(at)
  const approver = await at.signedIn(at.approver)
  for (const path of ['', '/1', '/1.json', '/versions', '/1/changes', '/1/provisions/4.1']) {
    const response = await at.anybody.get(`/policies/social-media${path}`)
    expect(response.statusCode, path).toBe(404)
    expect(response.body).not.toContain('confidential')
  }
  expect((await at.anybody.get('/policies')).body).not.toContain('Social media policy')
  const pages = [
    '',
    '/summary',
    '/repairs',
    '/provisions',
    '/sections/4',
    '/topics',
    '/tensions',
    '/submit',
    '/withdraw',
  ]
  for (const path of pages) {
    const response = await at.anybody.get(`/manage/policies/social-media/1${path}`)
    expect([303, 401, 403], path).toContain(response.statusCode)
  }
  expect((await approver.get('/manage/policies/social-media/1')).statusCode).toBe(200)
  expect((await approver.get('/manage/policies/social-media/1/sections/4')).statusCode).toBe(403)
})

test('a published version has permanent links, JSON whose hash can be checked, history and a comparison', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  await importDraft(at, {
    provisions: [
      provision('4.1', 'You must never publish confidential information.', { force: 'must-not' }),
      ...policyDocument().provisions.slice(1),
    ],
  })
  await publish(at, 2)
  const old = load((await at.anybody.get('/policies/social-media/1')).body)
  expect(old('.moothall-status--superseded').text()).toContain('no longer in force')
  expect(old('.moothall-status--superseded a').attr('href')).toBe('/policies/social-media')
  const page = load((await at.anybody.get('/policies/social-media')).body)
  expect(
    page('.moothall-policy__ref')
      .get()
      .map((link) => page(link).attr('href')),
  ).toContain('/policies/social-media/2/provisions/4.2.a')
  const part = await at.anybody.get('/policies/social-media/2/provisions/4.2')
  expect(part.body).toContain('our employees')
  expect((await at.anybody.get('/policies/social-media/2/provisions/9.9')).statusCode).toBe(404)
  const json = (await at.anybody.get('/policies/social-media/2.json')).json<Record<string, unknown>>()
  expect(createHash('sha256').update(canonicalJson(json['content'])).digest('hex')).toBe(json['contentHash'])
  expect(json['provisions']).toMatchObject([
    { ref: '4.1', appliesTo: ['officer', 'member'], topics: ['confidentiality'] },
    {},
    {},
    {},
  ])
  expect(json['tensions']).toMatchObject([{ resolution: 'exception' }])
  const changes = load((await at.anybody.get('/policies/social-media/2/changes')).body)
  expect(changes('ins').text()).toContain('never')
  expect(changes('del').text()).toContain('not')
  const versions = load((await at.anybody.get('/policies/social-media/versions')).body)
  expect(versions('tbody tr')).toHaveLength(2)
  expect((await at.anybody.get('/policies')).body).toContain('Version 2')
})

test('what a policy’s text and its owner wrote is shown as text, wherever it stands', async () => {
  const at = await policyApp()
  const attack = '<script>alert(1)</script>'
  await importDraft(at, {
    sections: [{ ref: attack, marker: '', heading: attack, parent: null, level: 0, implied: false, line: 1 }],
    provisions: [
      provision(`4 ${attack}"`, attack, {
        section: attack,
        topics: [],
        appliesToReason: phrase('applies-to.part-of', { ref: attack }),
      }),
    ],
    tensions: [
      {
        ...policyDocument().tensions[0],
        key: 'k',
        between: [attack],
        about: phrase('tension.cut-off-text.about', { original: attack }),
        suggestion: phrase('tension.cut-off-text.suggestion', { suggestion: attack }),
        choices: [{ key: 'c', label: phrase('tension.cut-off-text.choice.repair', { suggestion: attack }) }],
        suggested: 'c',
      },
    ],
    related: [{ name: attack, mentionedIn: [attack] }],
    omitted: [{ kind: 'rule', line: 1, text: attack }],
  })
  const owner = await at.signedIn(at.owner)
  const base = '/manage/policies/social-media/1'
  const section = `/sections/${encodeURIComponent(attack)}`
  for (const path of ['', '/summary', '/provisions', section, '/topics', '/tensions']) {
    const { statusCode, body } = await owner.get(`${base}${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).not.toContain(attack)
  }
  await publish(at)
  const ref = encodeURIComponent(`4 ${attack}"`)
  for (const path of ['', '/1', `/1/provisions/${ref}`, '/versions']) {
    const { statusCode, body } = await at.anybody.get(`/policies/social-media${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).not.toContain(attack)
  }
  expect((await at.anybody.get('/policies/social-media/1.json')).headers['content-type']).toContain(
    'application/json',
  )
})
