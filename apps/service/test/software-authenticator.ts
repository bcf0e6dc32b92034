import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | Uint8Array | string): string => Buffer.from(data).toString('base64url')

/** What a browser and its authenticator would do otherwise than honestly. */
export interface Untrue {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly counter?: number
  readonly userHandle?: string
  readonly credentialId?: Buffer
  /** Changes the signature after it was made. */
  readonly forged?: boolean
}

interface Created {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
  readonly challenge: string
}
interface Requested {
  readonly rpId: string
  readonly challenge: string
}

/** A browser with one authenticator that holds one passkey (ES256), and answers as Web Authentication says. */
export function softwareAuthenticator(origin = 'http://localhost:3000') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, challenge: string, untrue: Untrue): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: untrue.challenge ?? challenge,
        origin: untrue.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authenticatorData = (rpId: string, flags: number, untrue: Untrue): Buffer => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(untrue.counter ?? counter)
    return Buffer.concat([sha256(untrue.rpId ?? rpId), Buffer.of(flags), counted])
  }

  return {
    id,
    /** Answers `navigator.credentials.create`, as the form's field `response`. */
    create: (options: Created, untrue: Untrue = {}): string => {
      userHandle = options.user.id
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = Buffer.concat([
        authenticatorData(options.rp.id, 0x45, untrue),
        Buffer.alloc(16),
        length,
        id,
        isoCBOR.encode(key),
      ])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return JSON.stringify({
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge, untrue)),
          attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        },
      })
    },
    /** Answers `navigator.credentials.get`, as the form's field `response`. */
    get: (options: Requested, untrue: Untrue = {}): string => {
      counter += 1
      const authData = authenticatorData(options.rpId, 0x05, untrue)
      const clientDataJSON = clientData('webauthn.get', options.challenge, untrue)
      const signature = sign('sha256', Buffer.concat([authData, sha256(clientDataJSON)]), privateKey)
      if (untrue.forged === true)
        signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1)
      const used = untrue.credentialId ?? id
      return JSON.stringify({
        id: base64url(used),
        rawId: base64url(used),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientDataJSON),
          authenticatorData: base64url(authData),
          signature: base64url(signature),
          userHandle: untrue.userHandle ?? userHandle,
        },
      })
    },
  }
}

export type SoftwareAuthenticator = ReturnType<typeof softwareAuthenticator>
