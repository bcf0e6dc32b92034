import { examineInstallation, type Finding } from '@moothall/service'
import type { Command } from 'commander'

/** `moothall doctor`: what is wrong with an installation, and what to do. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('Say what is wrong with this installation, and what to do about it')
    .option('--backups <folder>', 'look at the newest backup in this folder, too')
    .option('--mail', 'reach the mail system, too (nothing is sent)')
    .option('--json', 'the findings as JSON')
    .action(async (options: { backups?: string; mail?: boolean; json?: boolean }) => {
      const findings = await examineInstallation(process.env, {
        mail: options.mail ?? false,
        backups: options.backups,
        log: (line) => process.stderr.write(`${line}\n`),
      })
      const problems = findings.filter(({ status }) => status === 'problem').length
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ healthy: problems === 0, findings }, null, 2)}\n`
          : asText(findings),
      )
      if (problems > 0) process.exitCode = 1
    })
}

function asText(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ status, says, advice }) => [
    `${status.padEnd(8)} ${says}`,
    ...(advice === undefined ? [] : [`${' '.repeat(9)}${advice}`]),
  ])
  const count = (wanted: Finding['status']): number =>
    findings.filter(({ status }) => status === wanted).length
  const [problems, warnings] = [count('problem'), count('warning')]
  const verdict =
    problems === 0
      ? 'No problem found'
      : `${problems} ${problems === 1 ? 'problem' : 'problems'} to be seen to`
  const beside = warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'thing' : 'things'} worth a look`
  return `${lines.join('\n')}\n\n${verdict}${beside}.\n`
}
