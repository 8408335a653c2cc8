/**
 * A file name that every system takes, readable in a folder of many.
 * @example fileName({ facts: { titleOfActivity: 'Reading: Aloud' }, name: 'Zoë Ł', serial: 'AB12…' }) // 'PDU certificate - Reading Aloud - Zoë Ł.pdf'
 */
export function fileName(certificate: {
  facts: { titleOfActivity: string };
  name: string;
}): string {
  const parts = ['PDU certificate', certificate.facts.titleOfActivity, certificate.name];
  return `${parts.map(safe).filter(Boolean).join(' - ')}.pdf`;
}

/** Without what file systems refuse, control characters, and endless titles. */
function safe(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{C}<>:"/\\|?*]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 80);
}
