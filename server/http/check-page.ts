import { FACT_LABELS, type PrintedFacts } from '../domain/printed-facts.ts';
import type { CheckedCertificate } from '../services/certificates/check-certificate.ts';
import { escapeHtml, htmlPage } from './html.ts';

type Known = Extract<CheckedCertificate, { kind: 'known' }>;
type Purged = Extract<CheckedCertificate, { kind: 'purged' }>;

/** The page where a serial is typed. */
export const askPage = (): string =>
  page('Check a certificate', `<h1>Check a certificate</h1>\n${INTRODUCTION}\n${serialForm('')}`);

/**
 * What anybody may know of a certificate, as a page that can be read aloud: the accessible twin of the
 * paper (R-CRT-12). It works without JavaScript; only comparing a file needs it.
 */
export function checkPage(checked: CheckedCertificate, typed: string): string {
  switch (checked.kind) {
    case 'known':
      return page(`Certificate of ${checked.name}`, knownBody(checked), checked);
    case 'purged':
      return page('Certificate check', purgedBody(checked));
    case 'unknown':
      return page('No such certificate', unknownBody(typed));
  }
}

const INTRODUCTION = `<p>Every certificate that is issued here has a serial. Anybody who has it can see what the
certificate says, and whether it stands.</p>`;

const page = (title: string, content: string, known?: Known): string =>
  htmlPage({
    title,
    body: `<main class="page">${content}</main>`,
    ...(known && { script: 'check.js', data: { kind: 'check', ...comparable(known) } }),
  });

const comparable = ({ serial, voidedOn, fingerprints }: Known) => ({
  serial,
  isVoided: voidedOn !== null,
  ...fingerprints,
});

const knownBody = (known: Known): string => `<h1>Certificate check</h1>
${known.isPractice ? PRACTICE : ''}
${statusCard(known)}
<section class="card" aria-labelledby="facts"><h2 id="facts">What the certificate says</h2>
<dl>
${row('Name of the educator', known.name)}
${(Object.keys(FACT_LABELS) as (keyof PrintedFacts)[]).map((key) => row(FACT_LABELS[key], known.facts[key])).join('\n')}
${row('Date of issue', known.dateText)}
${row('Serial', known.serial)}
</dl></section>
${COMPARE}
${another('')}`;

const PRACTICE = `<p class="card problem"><strong>Practice – not an official certificate.</strong> It is of an event for trying out, and counts for nothing.</p>`;

const statusCard = ({ voidedOn, dateText, facts }: Known): string =>
  voidedOn
    ? `<p class="card problem"><strong>Voided.</strong> This certificate was issued on ${dateText} and taken back on ${voidedOn}. It is not valid any more.</p>`
    : `<p class="card"><strong>Issued.</strong> This certificate was issued on ${dateText} by ${escapeHtml(facts.approvedProviderName)}, and it stands.</p>`;

const purgedBody = ({ serial, issuedOn, voidedOn }: Purged): string => `<h1>Certificate check</h1>
<p class="card"><strong>${voidedOn ? 'Voided.' : 'Issued.'}</strong> A certificate with this serial was issued on ${issuedOn}${voidedOn ? ` and taken back on ${voidedOn}` : ''}.
The records of its event were removed after the time for which they have to be kept, so nothing else is known here any more.</p>
<dl class="card">${row('Serial', serial)}</dl>
${another('')}`;

const unknownBody = (typed: string): string => `<h1>No such certificate</h1>
<p class="card problem">No certificate with this serial was issued here. Look at each letter again; the digits 0 and 1 and the letters I and O are in no serial.</p>
${serialForm(typed)}`;

const row = (label: string, value: string): string =>
  `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`;

/** Shown by the page's script, since nothing can be compared without it. */
const COMPARE = `<section class="card" id="compare" aria-labelledby="compare-title" hidden>
<h2 id="compare-title">Is a file the issued one?</h2>
<p>Choose the PDF that you were given, or drop it here. It is compared on this device and sent nowhere.</p>
<p><label for="file">PDF to compare</label> <input type="file" id="file" accept="application/pdf,.pdf"></p>
<p id="verdict" role="status"></p>
</section>`;

const another = (typed: string): string =>
  `<details><summary>Check another certificate</summary>${serialForm(typed)}</details>`;

const serialForm = (
  typed: string,
): string => `<form class="card" action="/check" method="get"><div class="field">
<label for="serial">Serial</label>
<p class="hint" id="serial-hint">Seven groups of four letters and digits; capitals and dashes do not matter.</p>
<input id="serial" name="serial" value="${escapeHtml(typed)}" required maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="serial-hint">
</div><p class="actions"><button class="button">Check</button></p></form>`;
