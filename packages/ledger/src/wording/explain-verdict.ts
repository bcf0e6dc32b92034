import english from './en.json' with { type: 'json' }

/** A key of the message file: a reason, or a reason told more closely. */
export type ExplanationKey = keyof typeof english

/** What an explanation may name in braces. */
export interface ExplanationParams {
  /** What another part of the package says is wrong, without a full stop. */
  readonly problem?: string
  readonly size?: number
  readonly receiptSize?: number
}

/** Explains a verdict in plain English, one to three sentences. */
export function explainVerdict(key: ExplanationKey, params: ExplanationParams = {}): string {
  const values: Readonly<Record<string, string | number | undefined>> = { ...params }
  return english[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
