import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { CHALLENGE_LIFE_MS } from './passkey.decision.ts'
import type { RelyingParty } from './relying-party.ts'

/** COSE algorithms (IANA): EdDSA, ES256, RS256, which every authenticator has one of. */
const algorithms = [-8, -7, -257]

/** A credential as the database keeps it. */
export interface Credential {
  readonly id: Buffer
  readonly publicKey: Buffer
}

/** The library is loaded when the first passkey is met: most starts of the service never need it. */
const library = async () => await import('@simplewebauthn/server')

const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

/** What the browser is told to make a passkey with: one that the device finds by itself, and that is not there yet. */
export async function creationOptions(
  party: RelyingParty,
  asked: {
    readonly challenge: Buffer
    readonly serviceName: string
    readonly person: { readonly id: string; readonly email: string; readonly name: string }
    readonly existing: readonly Buffer[]
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  const { person } = asked
  return await generateRegistrationOptions({
    rpName: asked.serviceName,
    rpID: party.id,
    userID: bytesOf(userHandle(person.id)),
    userName: person.email,
    userDisplayName: person.name,
    challenge: bytesOf(asked.challenge),
    timeout: CHALLENGE_LIFE_MS,
    attestationType: 'none',
    excludeCredentials: asked.existing.map((id) => ({ id: id.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
  })
}

/** What the browser is told to use a passkey with: any that it has for this service. */
export async function requestOptions(
  party: RelyingParty,
  challenge: Buffer,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return await generateAuthenticationOptions({
    rpID: party.id,
    challenge: bytesOf(challenge),
    timeout: CHALLENGE_LIFE_MS,
    userVerification: 'preferred',
  })
}

/** @returns the new credential; undefined where the answer is not a right one to this challenge, from this service's own page */
export async function readCreation(
  party: RelyingParty,
  challenge: Buffer,
  response: RegistrationResponseJSON,
): Promise<(Credential & { readonly counter: number }) | undefined> {
  const { verifyRegistrationResponse } = await library()
  const verified = await orUndefined(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (verified?.verified !== true) return undefined
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return { id: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter }
}

/**
 * @returns what the authenticator counted, and whether it knew the person (by a finger, a face, a PIN); undefined where the answer
 *   is not a right one to this challenge, from this service's own page, signed by this credential. The counter is not judged here:
 *   the library does so before it looks at the signature, and then anybody could raise the alarm.
 */
export async function readUse(
  party: RelyingParty,
  challenge: Buffer,
  response: AuthenticationResponseJSON,
  credential: Credential,
): Promise<{ readonly counter: number; readonly userVerified: boolean } | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const verified = await orUndefined(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      credential: {
        id: credential.id.toString('base64url'),
        publicKey: bytesOf(credential.publicKey),
        counter: 0,
      },
    }),
  )
  if (verified?.verified !== true) return undefined
  const { newCounter, userVerified } = verified.authenticationInfo
  return { counter: newCounter, userVerified }
}

/** What a passkey remembers its person by: bytes that say nothing of them. */
export function userHandle(personId: string): Buffer {
  return Buffer.from(personId.replaceAll('-', ''), 'hex')
}

/** The library throws for whatever is wrong with an answer, and an answer is anybody's. */
async function orUndefined<Value>(verify: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await verify()
  } catch {
    return undefined
  }
}
