/** Progress on a terminal's standard error, a line that rewrites itself; silent where nobody watches. */
export function createProgress(label: string): {
  report: (done: number, total?: number) => void
  end: () => void
} {
  const { stderr } = process
  if (!stderr.isTTY) return { report: () => undefined, end: () => undefined }
  return {
    report: (done, total) => {
      if (total === undefined) {
        stderr.write(`\r${label}: ${done.toLocaleString('en-GB')}`)
        return
      }
      const share = total === 0 ? 100 : Math.floor((done / total) * 100)
      stderr.write(
        `\r${label}: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} (${share} %)`,
      )
    },
    end: () => stderr.write('\n'),
  }
}
