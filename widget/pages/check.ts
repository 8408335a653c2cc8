import type { CheckPageData } from '../../server/contract/pages.ts';
import { type Verdict, compareFile } from '../check/compare-file.ts';
import { takePageData } from './page-data.ts';

const WORDS: Record<Verdict, string> = {
  identical: 'Identical: this is the issued file, byte for byte.',
  altered:
    'Altered: this is not the issued file, although it carries this serial or was made from the same form. Trust what this page says, not the file.',
  unknown: 'Unknown: this file has nothing to do with this certificate.',
};
const VOIDED = ' But the certificate was voided, as said above.';

const data = takePageData();
const section = document.getElementById('compare');
const field = document.getElementById('file');
const verdict = document.getElementById('verdict');
// Browsers hash on secure pages only.
if (data.kind === 'check' && section && verdict && field instanceof HTMLInputElement) {
  if (window.isSecureContext) offerComparing(data, { section, field, verdict });
}

function offerComparing(
  issued: CheckPageData,
  { section, field, verdict }: { section: Element; field: HTMLInputElement; verdict: Element },
): void {
  section.removeAttribute('hidden');
  const compare = async (file: File | undefined) => {
    if (!file) return;
    verdict.textContent = 'Comparing …';
    const found = await compareFile(file, issued).catch(() => null);
    verdict.className = found === 'identical' ? 'done' : 'problem';
    const words = found ? WORDS[found] : 'This file could not be read. Try again.';
    verdict.textContent = found === 'identical' && issued.isVoided ? words + VOIDED : words;
  };
  field.addEventListener('change', () => void compare(field.files?.[0]));
  // Anywhere on the page, so that a file that misses the box does not replace the page.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    void compare(event.dataTransfer?.files[0]);
  });
}
