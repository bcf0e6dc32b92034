import { describe, expect, it } from 'vitest'
import { type AccountFacts, chooseAccount, commandPrefix } from './account.ts'

const alice = { name: 'alice', uid: 1000, gid: 1000 }
const daemon = { name: 'daemon', uid: 1, gid: 1 }
const moothall = { name: 'moothall', uid: 110, gid: 112 }

function facts(changes: Partial<AccountFacts>): AccountFacts {
  return {
    self: { uid: 0, gid: 0, name: 'root' },
    owner: { uid: 0 },
    canMakeNamespace: () => true,
    borrowed: daemon,
    ...changes,
  }
}

describe('chooseAccount', () => {
  it('runs as the user itself where that has a name', () => {
    const choice = chooseAccount(facts({ self: alice, owner: { uid: 1000, user: alice } }))
    expect(choice).toEqual({ kind: 'run', account: { kind: 'same-user', ...alice } })
  })

  it('gives root another name in a user namespace', () => {
    expect(chooseAccount(facts({}))).toEqual({ kind: 'run', account: { kind: 'namespace', ...daemon } })
  })

  it('gives a bare user id a name in a user namespace', () => {
    const self = { uid: 4711, gid: 4711 }
    expect(chooseAccount(facts({ self, owner: { uid: 4711 } }))).toMatchObject({
      account: { kind: 'namespace' },
    })
  })

  it('steps down from root to the owner of the data folder', () => {
    const choice = chooseAccount(facts({ owner: { uid: 1000, user: alice } }))
    expect(choice).toEqual({ kind: 'run', account: { kind: 'other-user', ...alice } })
  })

  it('steps down from root to the system user where namespaces are forbidden', () => {
    const forbidden = facts({ canMakeNamespace: () => false })
    expect(chooseAccount(forbidden)).toEqual({ kind: 'make-system-user' })
    expect(chooseAccount({ ...forbidden, systemUser: moothall })).toEqual({
      kind: 'run',
      account: { kind: 'other-user', ...moothall },
    })
  })

  it('refuses where no way is left', () => {
    const bareId = { self: { uid: 9, gid: 9 }, canMakeNamespace: () => false }
    expect(chooseAccount(facts(bareId))).toEqual({
      kind: 'refused',
      detail: 'this machine forbids user namespaces, and user id 9 has no name here',
    })
    expect(chooseAccount(facts({ owner: { uid: 4711 } }))).toMatchObject({ kind: 'refused' })
  })
})

describe('commandPrefix', () => {
  it('adds nothing for the user itself', () => {
    expect(commandPrefix({ kind: 'same-user', ...alice })).toEqual([])
  })

  it('keeps the process the same, so that signals and the end of the parent reach it', () => {
    expect(commandPrefix({ kind: 'namespace', ...daemon })).not.toContain('--fork')
    expect(commandPrefix({ kind: 'other-user', ...alice })).toEqual([
      'setpriv',
      '--reuid=1000',
      '--regid=1000',
      '--init-groups',
      '--',
    ])
  })
})
