/** Positions across are percentages of the drawing's width, so that it fits any page; heights are pixels. */
export interface ChartBar {
  readonly label: string
  readonly labelY: number
  readonly parts: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly colour: string
    readonly textColour: string
    /** The number, where the part is wide enough to hold it. */
    readonly text: string
    readonly textX: number
    readonly textY: number
  }[]
}

export interface Chart {
  readonly height: number
  readonly barHeight: number
  readonly bars: readonly ChartBar[]
  readonly legend: readonly {
    readonly text: string
    readonly colour: string
    readonly y: number
    readonly textY: number
  }[]
}

/** From the GOV.UK palette, with text that contrasts with each by at least 4.5:1; a white line parts neighbours. */
const colours = [
  { colour: '#00703c', textColour: '#ffffff' },
  { colour: '#f47738', textColour: '#0b0c0c' },
  { colour: '#1d70b8', textColour: '#ffffff' },
  { colour: '#b1b4b6', textColour: '#0b0c0c' },
] as const

const BAR = 32
const ROW = 72
const LEGEND_ROW = 26
const LEGEND_END = 10
/** On a page of 320 pixels a number of four digits and a comma needs this share. */
const NARROWEST_WITH_TEXT = 14

function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}

/**
 * Bars of parts that add up to the whole width: shares of each row, with the numbers written in.
 * @param write how a number is written
 */
export function coverageChart(
  rows: readonly { readonly label: string; readonly counts: readonly number[] }[],
  states: readonly string[],
  write: (count: number) => string,
): Chart {
  const legendHeight = states.length * LEGEND_ROW + LEGEND_END
  const bars = rows.map(({ label, counts }, row) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const top = legendHeight + row * ROW
    let before = 0
    const parts = counts.flatMap((count, state) => {
      const palette = colours[state % colours.length]
      if (count === 0 || palette === undefined) return []
      const width = percent(count / total)
      const part = {
        x: percent(before / total),
        y: top + 28,
        width,
        ...palette,
        text: width >= NARROWEST_WITH_TEXT ? write(count) : '',
        textX: percent((before + count / 2) / total),
        textY: top + 50,
      }
      before += count
      return [part]
    })
    return { label, labelY: top + 20, parts }
  })
  return {
    height: legendHeight + rows.length * ROW,
    barHeight: BAR,
    bars,
    legend: states.map((text, state) => ({
      text,
      colour: colours[state % colours.length]?.colour ?? '',
      y: state * LEGEND_ROW,
      textY: state * LEGEND_ROW + 15,
    })),
  }
}
