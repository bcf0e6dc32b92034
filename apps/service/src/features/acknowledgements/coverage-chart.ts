/** One bar, in units of the drawing: 640 wide, with room for the label above each bar. */
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
  readonly width: number
  readonly height: number
  readonly barHeight: number
  readonly bars: readonly ChartBar[]
  readonly legend: readonly {
    readonly text: string
    readonly colour: string
    readonly x: number
    readonly y: number
  }[]
}

/** From the GOV.UK palette; each differs from its neighbour by at least 3:1, and a white line parts them. */
const colours = [
  { colour: '#00703c', textColour: '#ffffff' },
  { colour: '#f47738', textColour: '#0b0c0c' },
  { colour: '#1d70b8', textColour: '#ffffff' },
  { colour: '#b1b4b6', textColour: '#0b0c0c' },
] as const

const WIDTH = 640
const BAR = 32
const ROW = 72
const LEGEND_ROW = 28
const NARROWEST_WITH_TEXT = 30

/** Bars of parts that add up to the whole width: shares of each row, with the numbers written in. */
export function coverageChart(
  rows: readonly { readonly label: string; readonly counts: readonly number[] }[],
  states: readonly string[],
): Chart {
  const legendHeight = Math.ceil(states.length / 2) * LEGEND_ROW
  const bars = rows.map(({ label, counts }, row) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const top = legendHeight + row * ROW
    let x = 0
    const parts = counts.flatMap((count, state) => {
      const width = total === 0 ? 0 : Math.round((count / total) * WIDTH * 100) / 100
      const palette = colours[state % colours.length]
      if (width === 0 || palette === undefined) return []
      const part = {
        x,
        y: top + 28,
        width,
        ...palette,
        text: width >= NARROWEST_WITH_TEXT ? String(count) : '',
        textX: x + width / 2,
        textY: top + 50,
      }
      x += width
      return [part]
    })
    return { label: `${label} (${total})`, labelY: top + 20, parts }
  })
  return {
    width: WIDTH,
    height: legendHeight + rows.length * ROW,
    barHeight: BAR,
    bars,
    legend: states.map((text, state) => ({
      text,
      colour: colours[state % colours.length]?.colour ?? '',
      x: (state % 2) * (WIDTH / 2),
      y: Math.floor(state / 2) * LEGEND_ROW,
    })),
  }
}
