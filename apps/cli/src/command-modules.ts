import type { Command } from 'commander'

/** What a file in `commands/` exports. Sub-commands inherit the program's way of ending on wrong usage. */
export interface CommandModule {
  register(program: Command): void
}

/** Every command, by its first word. */
export const commandModules: Readonly<Record<string, () => Promise<CommandModule>>> = {
  backup: () => import('./commands/backup.ts'),
  check: () => import('./commands/check.ts'),
  keys: () => import('./commands/keys.ts'),
  doctor: () => import('./commands/doctor.ts'),
  ledger: () => import('./commands/ledger.ts'),
  policy: () => import('./commands/policy.ts'),
  restore: () => import('./commands/restore.ts'),
  verify: () => import('./commands/verify.ts'),
  'verify-page': () => import('./commands/verify-page.ts'),
}
