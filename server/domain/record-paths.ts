import { safeName } from './file-name.ts';

/**
 * Where a certificate lies in the record of its event. The serial makes it the only one of its name,
 * also where capitals do not count.
 * @example certificatePath({ name: 'Zoë Ł', serial: 'AB12', status: 'issued' }) // 'certificates/Zoë Ł - AB12.pdf'
 */
export function certificatePath(certificate: {
  name: string;
  serial: string;
  status: 'issued' | 'voided';
}): string {
  const folder = certificate.status === 'voided' ? 'voided' : 'certificates';
  const name = safeName(certificate.name) || 'Educator';
  return `${folder}/${name} - ${certificate.serial}.pdf`;
}

/** Where a version of the official form lies. */
export const formPath = (version: number): string => `forms/form-${version}.pdf`;

/** The name of the whole file. */
export const recordName = (title: string, what = 'Record'): string =>
  `${[what, safeName(title)].filter(Boolean).join(' - ')}.zip`;
