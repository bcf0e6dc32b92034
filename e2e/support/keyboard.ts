import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Where the keyboard is. */
export interface Stop {
  /** What the element is called: its label, or its text. */
  readonly name: string
  readonly tag: string
  readonly id: string
  readonly href: string
  readonly inMain: boolean
  readonly top: number
  readonly left: number
  readonly indicator: boolean
  readonly inView: boolean
  /** Its place among everything on the page that can be reached by keyboard. */
  readonly place: number
  /** The keyboard left the page: the next key begins at the top again. */
  readonly outside: boolean
}

/** More stops than any page of the service has. */
const MOST_STOPS = 400

/**
 * Evaluated in the page, so it speaks only of what is there. The look of everything that can be focused is taken down
 * at the first call on a page; what had the focus then is taken down once it has lost it.
 */
const readStop = `(() => {
  const reachable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (el) => el.type !== 'hidden' && !el.disabled && el.checkVisibility({ visibilityProperty: true }))
  const look = (el) => {
    const parts = [[el, null], [el, '::before'], [el, '::after']]
    for (const label of el.labels ?? []) parts.push([label, null], [label, '::before'], [label, '::after'])
    return parts.map(([part, pseudo]) => {
      const s = getComputedStyle(part, pseudo)
      if (s.opacity === '0') return 'unseen'
      const outline = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ||
        /^rgba\\(.*, 0\\)$|transparent/.test(s.outlineColor) ? 'none' : s.outlineStyle + s.outlineWidth + s.outlineColor
      return outline + '|' + s.boxShadow
    }).join(' ')
  }
  const active = document.activeElement
  const plain = (window.moothallPlainLooks ??= new WeakMap())
  for (const el of reachable) if (el !== active && !plain.has(el)) plain.set(el, look(el))
  const outside = active === null || active === document.body || active === document.documentElement
  if (outside) return { outside, name: '', tag: '', id: '', href: '', inMain: false, top: 0, left: 0, indicator: true, inView: true, place: -1 }
  const shown = active.type === 'radio' || active.type === 'checkbox' ? active.labels?.[0] ?? active : active
  const box = shown.getBoundingClientRect()
  const before = plain.get(active)
  const now = look(active)
  const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim()
  return {
    outside,
    name: clean(active.getAttribute('aria-label') ?? ([...(active.labels ?? [])].map((l) => l.textContent).join(' ') || active.textContent)),
    tag: active.tagName.toLowerCase(),
    id: active.id,
    href: active.getAttribute('href') ?? '',
    inMain: active.closest('main') !== null,
    top: box.top + scrollY,
    left: box.left,
    indicator: before === undefined ? /[^ ]*(solid|inset|rgb)/.test(now) : before !== now,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    place: reachable.indexOf(active),
  }
})()`

export async function stopOf(page: Page): Promise<Stop> {
  return await page.evaluate<Stop>(readStop)
}

/** One press, and where it led; wherever that is, it can be seen. */
export async function pressKey(page: Page, key: string): Promise<Stop> {
  await page.keyboard.press(key)
  const stop = await stopOf(page)
  const where = `${stop.tag} “${stop.name}” on ${new URL(page.url()).pathname}`
  expect(stop.indicator, `a focus indicator on ${where}`).toBe(true)
  expect(stop.inView, `${where} is in view`).toBe(true)
  return stop
}

const isAfter = (one: Stop, other: Stop): boolean =>
  other.top > one.top + 8 || (Math.abs(other.top - one.top) <= 8 && other.left > one.left)

/**
 * Goes once round the page with Tab, from the top: every stop can be seen, the stops follow the reading order, nothing
 * holds the keyboard, and everything that can be used is reached.
 */
export async function goRound(page: Page): Promise<readonly Stop[]> {
  const where = new URL(page.url()).pathname
  await page.evaluate('document.activeElement?.blur(), getSelection()?.setPosition(document.body, 0)')
  const stops: Stop[] = []
  for (;;) {
    const stop = await pressKey(page, 'Tab')
    if (stop.outside || (stops.length > 0 && stop.place === stops[0]?.place)) break
    stops.push(stop)
    expect(stops.length, `${where} lets the keyboard go`).toBeLessThan(MOST_STOPS)
  }
  expect(stops[0]?.name, `the first stop on ${where}`).toBe('Skip to main content')
  for (const [at, stop] of stops.entries()) {
    const next = stops[at + 1]
    if (next === undefined || at === 0) continue
    expect(isAfter(stop, next), `${where}: “${next.name}” comes after “${stop.name}”`).toBe(true)
  }
  expect(await page.evaluate<number>(countOfStops), `everything on ${where} is reached`).toBe(stops.length)
  return stops
}

/** Radio buttons of one name are one stop. */
const countOfStops = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (el) => el.type !== 'hidden' && !el.disabled && el.checkVisibility({ visibilityProperty: true }))
  return new Set(all.map((el) => (el.type === 'radio' ? el.name : el))).size
})()`

/** Tabs on until the wanted stop has the focus. */
export async function tabTo(page: Page, wanted: (stop: Stop) => boolean, key = 'Tab'): Promise<Stop> {
  const passed: string[] = []
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    const stop = await pressKey(page, key)
    if (!stop.outside && wanted(stop)) return stop
    passed.push(stop.name)
    if (stop.outside && presses > 0 && passed.filter((name) => name === '').length > 1) break
  }
  throw new Error(`The keyboard did not find it on ${page.url()}; it passed ${passed.join(', ')}`)
}

export const called =
  (name: string | RegExp) =>
  (stop: Stop): boolean =>
    stop.inMain && (typeof name === 'string' ? stop.name === name : name.test(stop.name))

/** Presses a key that leads to another page, and waits for that page. */
export async function pressAndGo(page: Page, key = 'Enter'): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.keyboard.press(key)
  await loaded
}
