import type { EventFacts } from '../../../server/domain/event-facts.ts';
import {
  FACT_LABELS,
  type PrintedFacts,
  printedFacts,
} from '../../../server/domain/printed-facts.ts';

/** A plain form with Section II filled in; `sample` marks it across the page. */
export function formHtml({ facts, sample }: { facts: EventFacts; sample: boolean }): string {
  const printed = printedFacts(facts);
  const rows = (Object.keys(FACT_LABELS) as (keyof PrintedFacts)[])
    .map((key) => `<tr><th>${FACT_LABELS[key]}</th><td>${escape(printed[key])}</td></tr>`)
    .join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${sample ? 'Sample form' : 'Test form'}</title>
<style>
@page { size: letter; margin: 0.75in }
body { font: 12pt/1.35 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif; color: #111; margin: 0; position: relative; height: 9.4in }
h1 { font-size: 17pt; margin: 0 0 4pt } .note { font-size: 9.5pt; margin: 0 0 20pt }
h2 { font-size: 12pt; background: #e8e8e8; padding: 4pt 6pt; margin: 22pt 0 8pt }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 600; width: 46%; padding: 4pt 6pt; font-size: 10.5pt } td { padding: 4pt 6pt; border-bottom: 0.5pt solid #777 }
.line { position: absolute; border-top: 0.75pt solid #333; font-size: 9pt; padding-top: 2pt }
.mark { position: absolute; top: 3.2in; left: -0.2in; width: 7.4in; text-align: center; font-size: 120pt; font-weight: 700; color: rgba(180, 30, 30, .14); transform: rotate(-32deg) }
</style>
${sample ? '<div class="mark">SAMPLE</div>' : ''}
<h1>${sample ? 'SAMPLE – not an official certificate' : 'TEST FORM – not an official certificate'}</h1>
<p class="note">Made for trying out this product. Only a certificate printed by PDUPS counts for licensure.</p>
<div class="line" style="top:1.55in;left:0;width:4.4in">Name</div>
<div style="height:0.95in"></div>
<h2>Section II: Instructor or Approved Provider Information</h2>
<table>${rows}</table>
<h2>Section IV: Approved Provider Verification</h2>
<div class="line" style="top:7.6in;left:0;width:4in">Signature</div>
<div class="line" style="top:7.6in;left:4.6in;width:2.3in">Date</div>
</html>`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
