/** What a person may be trusted with beyond what concerns themselves. Granted in `role_grant`, never by code. */
export const roles = ['administrator', 'policy-owner', 'policy-approver', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a program's token may be made for. Each opens the routes that name it, and nothing else. */
export const tokenScopes = ['check-drafts'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** Whom a permission lets in: anyone at all, anyone signed in, the holders of a role, or programs with a token for it. */
export type Audience = 'anyone' | 'signed-in' | Role | `token:${TokenScope}`

export type PermissionTable = Readonly<Record<string, readonly Audience[]>>

/**
 * Types a feature's permission table.
 * @param feature the feature's folder name; every key must begin with it, so that a refusal names where to look.
 */
export function definePermissions<const Table extends PermissionTable>(feature: string, table: Table): Table {
  for (const key of Object.keys(table)) {
    if (!key.startsWith(`${feature}.`)) throw new TypeError(`Permission ${key} must begin with "${feature}."`)
  }
  return table
}
