import { readEnvironment, retireSigners, rotateSigner } from '@moothall/service'
import type { Command } from 'commander'

/** `moothall keys …`: changing the key that signs the ledger. The service reads its keys when it starts. */
export function register(program: Command): void {
  const keys = program.command('keys').description('Change the key that signs the ledger')
  keys
    .command('rotate')
    .description('Add a new signing key; the old one goes on signing beside it')
    .action(async () => {
      const { config } = readEnvironment(process.env, [])
      const added = await rotateSigner(config.keysFolder)
      process.stdout.write(`${added}\n`)
      process.stderr.write(
        'This is the new public key: hand it out. Restart the service, and both keys sign from then on.\n' +
          'When everybody has the new key: moothall keys retire\n',
      )
    })
  keys
    .command('retire')
    .description('Stop signing with every key but the newest; their public halves are kept for old receipts')
    .action(async () => {
      const { config } = readEnvironment(process.env, [])
      const retired = await retireSigners(config.keysFolder)
      process.stdout.write(retired.map((key) => `${key}\n`).join(''))
      process.stderr.write(
        retired.length === 0
          ? 'There is only one signing key: nothing was changed.\n'
          : 'These keys sign no more once the service was restarted. Receipts that they signed stay valid.\n',
      )
    })
}
