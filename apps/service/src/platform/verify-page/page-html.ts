import type { Verdict } from '@moothall/ledger'
import { type PageWords, WORDS_ID } from '../../browser/verify-page/page-words.ts'
import type { LanguageLink } from '../rendering/language-links.ts'
import type { Locale } from '../rendering/messages.ts'

export interface PageParts {
  readonly contentSecurityPolicy: string
  readonly style: string
  readonly script: string
  readonly locale: Locale
  readonly words: PageWords
  /** None: nothing is said of languages. */
  readonly choices: readonly LanguageLink[]
}

const VERDICTS: readonly Verdict[] = ['valid', 'spoiled', 'other-ledger', 'rolled-back', 'cannot-tell']

/** The page around its script: every part that the script looks for by id is in here. */
export function pageHtml(parts: PageParts): string {
  const { page: m, receipt } = parts.words
  return `<!DOCTYPE html>
<!-- Moothall (MIT), with pdfkit, fontkit and noble (MIT), GOV.UK Frontend (MIT) and the font Noto Sans (SIL Open Font License 1.1) -->
<html lang="${escape(parts.locale)}" class="govuk-template">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(parts.contentSecurityPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<title>${escape(m.title)}</title>
<style>${parts.style}</style>
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">${escape(m.skipLink)}</a>
<header class="moothall-header"><div class="govuk-width-container moothall-header__inner"><span class="moothall-header__link">${escape(m.name)}</span></div></header>
<div class="govuk-width-container">${languageChoice(m.languages, parts.choices)}
<main class="govuk-main-wrapper" id="main-content">
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<div class="govuk-error-summary" id="error-summary" tabindex="-1" role="alert" hidden>
<h2 class="govuk-error-summary__title">${escape(m.errorTitle)}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list" id="error-list"></ul></div>
</div>
<h1 class="govuk-heading-xl">${escape(m.heading)}</h1>
<section class="verify-result" id="result" tabindex="-1" aria-labelledby="result-title result-word" hidden>
<p class="govuk-body-s govuk-!-margin-bottom-1" id="result-title">${escape(m.result)}</p>
<h2 class="govuk-heading-l govuk-!-margin-bottom-3" id="result-word"></h2>
<p class="govuk-body" id="result-explanation"></p>
<p class="govuk-body-s" id="result-code"></p>
<div id="result-receipt"><h3 class="govuk-heading-m">${escape(m.says)}</h3><dl class="govuk-summary-list" id="result-facts"></dl></div>
</section>
<p class="govuk-body-l">${escape(m.lead)}</p>
<p class="govuk-body">${escape(m.private)}</p>
<p class="govuk-body" id="save" hidden><a class="govuk-link" href="/verify.html" download>${escape(m.save)}</a></p>
<div id="needs-script"><p class="govuk-body">${escape(m.noScript)}</p><p class="verify-command">${escape(m.command)}</p></div>
<form id="form" novalidate hidden>
${upload('receipt', m.receipt, true)}
<fieldset class="govuk-fieldset" aria-describedby="key-hint"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${escape(m.keyLegend)}</legend>
<div class="govuk-hint" id="key-hint">${escape(m.keyHint)}</div>
<div class="govuk-form-group"><label class="govuk-label" for="key-text">${escape(m.keyText.label)}</label>
<div class="govuk-hint" id="key-text-hint">${escape(m.keyText.hint)}</div>
<textarea class="govuk-textarea" id="key-text" rows="3" spellcheck="false" autocomplete="off" aria-describedby="key-text-hint" data-described-by="key-text-hint"></textarea></div>
${upload('key-file', m.keyFile)}
</fieldset>
${upload('checkpoint', m.checkpoint, true)}
<button type="submit" class="govuk-button" id="button">${escape(m.button)}</button>
<p class="govuk-body" id="status" role="status"></p>
</form>
<h2 class="govuk-heading-m">${escape(m.meaning)}</h2>
<dl class="govuk-summary-list">${VERDICTS.map((verdict) => `<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${escape(receipt.answers.verdicts[verdict])}</dt><dd class="govuk-summary-list__value">${escape(m.answers[verdict])}</dd></div>`).join('')}</dl>
<p class="govuk-body">${escape(m.limits)}</p>
</div></div>
</main>
</div>
<script type="application/json" id="${WORDS_ID}">${inScript(parts.words)}</script>
<script type="module">${parts.script}</script>
</body>
</html>
`
}

function languageChoice(label: string, choices: readonly LanguageLink[]): string {
  if (choices.length === 0) return ''
  const items = choices.map(({ href, locale, text, current }) =>
    current
      ? `<span aria-current="true">${escape(text)}</span>`
      : `<a class="govuk-link" href="${escape(href)}" hreflang="${escape(locale)}" lang="${escape(locale)}" rel="alternate">${escape(text)}</a>`,
  )
  return `
<nav class="moothall-languages" aria-label="${escape(label)}"><ul class="moothall-languages__list">${items
    .map((item) => `<li class="moothall-languages__item">${item}</li>`)
    .join('')}</ul></nav>`
}

/** JSON in which nothing can end the element around it. */
function inScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function upload(
  id: string,
  { label, hint }: { readonly label: string; readonly hint: string },
  bold = false,
): string {
  const hintId = hint === '' ? '' : `${id}-hint`
  const described = hintId === '' ? '' : ` aria-describedby="${hintId}"`
  return `<div class="govuk-form-group"><label class="govuk-label${bold ? ' govuk-label--m' : ''}" for="${id}">${escape(label)}</label>${
    hintId === '' ? '' : `\n<div class="govuk-hint" id="${hintId}">${escape(hint)}</div>`
  }
<input class="govuk-file-upload" type="file" id="${id}"${described} data-described-by="${hintId}"></div>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
