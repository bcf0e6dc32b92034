import { enqueuePublishing } from './features/audit/index.ts'
import { ensureSetUpLink } from './features/set-up/index.ts'
import { demoLinks, demoMessages, seedDemo, wholeDemo } from './features/demo/index.ts'
import type { Context } from './context.ts'
import { defaultLocale, messagesFor } from './platform/rendering/messages.ts'

/** What the terminal is told once the service answers: the one-time set-up link, or a way in per role with `--demo`. */
export async function afterStart(
  context: Context,
  report: (line: string) => void,
  options: { readonly demoPolicy?: string | undefined } = {},
): Promise<void> {
  if (context.config.demo) await seedDemo(context, wholeDemo, report, options.demoPolicy)
  await enqueuePublishing(context)
  if (context.config.demo) {
    const { roles } = messagesFor(demoMessages, defaultLocale())
    report('Everybody here is invented, and mail is shown at /outbox instead of being sent. Sign in as:')
    for (const { role, address } of demoLinks(context)) report(`  ${roles[role]}: ${address}`)
    return
  }
  const link = await ensureSetUpLink(context)
  if (link) {
    report('This service is not set up yet. Whoever opens this link becomes its first administrator:')
    report(`  ${link.address}`)
    report('The link works once and for a day. Starting the service again makes another.')
  }
}
