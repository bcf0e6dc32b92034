import type { ReceiptMessages } from '@moothall/receipt-pdf'
import { allMessages } from './all-messages.ts'
import { languagesFolder } from './config/languages-folder.ts'
import { AppError } from './platform/errors/app-error.ts'
import { installLanguages } from './platform/rendering/install-languages.ts'
import { english, isInstalled } from './platform/rendering/messages.ts'
import { receiptLanguages } from './platform/verify-page/messages.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Makes the languages available that a service with these settings would have.
 * @param wanted one that has to be among them
 * @throws AppError `languages.unreadable` or `languages.wrong`, as at the start of the service; `languages.not-there`
 */
export async function installCommandLineLanguages(env: Environment, wanted: string = english): Promise<void> {
  const folder = languagesFolder(env['MOOTHALL_LANGUAGES'])
  await installLanguages(folder, allMessages)
  if (isInstalled(wanted)) return
  throw new AppError('languages.not-there', `There are no messages in the language ${wanted}`, {
    advice: `Languages lie in ${folder}, or in the folder that MOOTHALL_LANGUAGES names.`,
  })
}

/** The words of receipts in each of these languages. */
export async function receiptLanguagesOf(env: Environment): Promise<ReadonlyMap<string, ReceiptMessages>> {
  await installCommandLineLanguages(env)
  return receiptLanguages()
}
