/** The user that the database runs as. PostgreSQL refuses root, and a user without a name. */
export type Account =
  | { kind: 'same-user'; name: string; uid: number; gid: number }
  /** A user namespace in which this process's own user carries another, ordinary name. Files stay this user's. */
  | { kind: 'namespace'; name: string; uid: number; gid: number }
  /** Root steps down to another user. */
  | { kind: 'other-user'; name: string; uid: number; gid: number }

export type NamedUser = { name: string; uid: number; gid: number }

export type AccountFacts = {
  /** Who this process is; `name` is missing where the user has no entry in the password file. */
  self: { uid: number; gid: number; name?: string }
  /** Owner of the cluster where there is one, else of the data folder. */
  owner: { uid: number; user?: NamedUser }
  /** Asked only when needed: may this process make a user namespace? */
  canMakeNamespace: () => boolean
  /** An ordinary user whose name the namespace borrows; it gets no rights from that. */
  borrowed?: NamedUser
  /** The system user `moothall`, where there is one. */
  systemUser?: NamedUser
}

export type AccountChoice =
  | { kind: 'run'; account: Account }
  /** Root has to make the system user `moothall` first. */
  | { kind: 'make-system-user' }
  | { kind: 'refused'; detail: string }

/** Chooses the user to run as. Pure, apart from asking `canMakeNamespace`. */
export function chooseAccount(facts: AccountFacts): AccountChoice {
  const { self, owner, borrowed } = facts
  if (self.uid !== 0 && self.name !== undefined) {
    return run({ kind: 'same-user', name: self.name, uid: self.uid, gid: self.gid })
  }
  if (self.uid === 0 && owner.uid !== 0) {
    if (owner.user) return run({ kind: 'other-user', ...owner.user })
    return { kind: 'refused', detail: `the owner of the data folder (user id ${owner.uid}) has no name here` }
  }
  if (borrowed && facts.canMakeNamespace()) return run({ kind: 'namespace', ...borrowed })
  if (self.uid !== 0) {
    return {
      kind: 'refused',
      detail: `this machine forbids user namespaces, and user id ${self.uid} has no name here`,
    }
  }
  if (facts.systemUser) return run({ kind: 'other-user', ...facts.systemUser })
  return { kind: 'make-system-user' }
}

function run(account: Account): AccountChoice {
  return { kind: 'run', account }
}

/** The words to put before a command so that it runs as the account, in the same process. */
export function commandPrefix(account: Account): string[] {
  const { kind, uid, gid } = account
  if (kind === 'namespace') return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  if (kind === 'other-user') return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--']
  return []
}
