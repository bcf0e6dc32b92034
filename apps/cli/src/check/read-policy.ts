import { basename } from 'node:path'
import type { CheckerPolicy } from '@moothall/checker'
import {
  MAX_POLICY_BYTES,
  parsePolicy,
  readPolicyFile,
  starterPolicyText,
  wordPhrase,
} from '@moothall/policy'
import { readCheckerPolicy } from '@moothall/service/check-request'
import { AppError } from '@moothall/service/errors'
import { readInput } from '../read-input.ts'

const MAX_JSON = 20_000_000

/**
 * The policy to check against: JSON of `moothall policy parse --json` or of the service, or a policy's text; the starter
 * policy where no file is named.
 * @param bodyName for the starter policy, which names no body of its own
 * @throws AppError with what to do
 */
export async function readPolicy(file: string | undefined, bodyName?: string): Promise<CheckerPolicy> {
  const body = bodyName ?? 'the council'
  if (file === undefined) {
    const text = starterPolicyText.replaceAll('[name of body]', body)
    return { ...parsePolicy(text, { format: 'markdown' }), body }
  }
  if (file.toLowerCase().endsWith('.json')) return policyFromJson(file, await readInput(file, MAX_JSON))
  const read = readPolicyFile(await readInput(file, MAX_POLICY_BYTES), basename(file))
  if (!read.ok) throw new AppError(`policy.${read.code}`, wordPhrase(read.message))
  const policy = parsePolicy(read.text, { format: read.format })
  if (policy.provisions.length === 0) {
    throw new AppError('cli.no-provisions', `No provisions were found in ${file}`, {
      advice: 'Look at what moothall policy parse finds in it.',
    })
  }
  return policy.body === '' ? { ...policy, body } : policy
}

function policyFromJson(file: string, bytes: Buffer): CheckerPolicy {
  let policy: CheckerPolicy | undefined
  try {
    policy = readCheckerPolicy(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    throw new AppError('cli.bad-policy', `${file} is not JSON`, { cause: error })
  }
  if (policy === undefined) {
    throw new AppError('cli.bad-policy', `${file} is not the JSON of a policy`, {
      advice: 'Make it with moothall policy parse --json, or take it from the service (/policies/…/1.json).',
    })
  }
  return policy
}
