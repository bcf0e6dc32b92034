/** Outcomes of a yes-or-no question. */
export interface Confusion {
  truePositive: number
  falsePositive: number
  falseNegative: number
  trueNegative: number
}

export const noConfusion = (): Confusion => ({
  truePositive: 0,
  falsePositive: 0,
  falseNegative: 0,
  trueNegative: 0,
})

export function count(confusion: Confusion, answer: boolean, truth: boolean): void {
  if (truth) confusion[answer ? 'truePositive' : 'falseNegative'] += 1
  else confusion[answer ? 'falsePositive' : 'trueNegative'] += 1
}

/** Mean of the F1 of yes and the F1 of no, 0 to 1. */
export function macroF1({ truePositive, falsePositive, falseNegative, trueNegative }: Confusion): number {
  const wrong = falsePositive + falseNegative
  const f1 = (right: number): number => (right === 0 ? 0 : (2 * right) / (2 * right + wrong))
  return (f1(truePositive) + f1(trueNegative)) / 2
}
