import { encodeBytes, VALUES } from '../byte-text.ts'

/** Writes whole numbers from 0 on as text: seven bits a byte, the eighth for more to come. */
export class NumberWriter {
  private readonly bytes: number[] = []

  put(value: number): void {
    let left = value
    while (left > 127) {
      this.bytes.push((left & 127) | 128)
      left >>>= 7
    }
    this.bytes.push(left)
  }

  text(): string {
    return encodeBytes(Uint8Array.from(this.bytes))
  }
}

/** Reads what `NumberWriter` wrote. */
export function readNumbers(text: string): Int32Array {
  const numbers = new Int32Array(text.length)
  let count = 0
  let value = 0
  let shift = 0
  for (let at = 0; at < text.length; at++) {
    const byte = VALUES[text.charCodeAt(at)] ?? 0
    value |= (byte & 127) << shift
    if (byte < 128) {
      numbers[count++] = value
      value = 0
      shift = 0
    } else shift += 7
  }
  return numbers.subarray(0, count)
}

/** A number of either sign as one from 0 on: the sign in the lowest bit. */
export function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}
