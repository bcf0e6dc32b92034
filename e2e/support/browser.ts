import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Starts the machine's own Chromium, which speaks to nobody but the page it is sent to. The content security policy
 * stays on: nothing here may switch it off.
 * @throws where there is no Chromium, naming Debian's package; `CHROMIUM_PATH` names one elsewhere
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? candidates.find((path) => existsSync(path))
  if (executablePath === undefined) {
    throw new Error('There is no Chromium. On Debian: apt-get install --no-install-recommends chromium')
  }
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The two sizes that pages are looked at: the narrowest that WCAG asks for (1.4.10), and a desk. */
export const viewports = {
  phone: { width: 320, height: 640 },
  desktop: { width: 1280, height: 800 },
} as const
