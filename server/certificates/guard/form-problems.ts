import type { FactFinding } from '../../domain/form-facts/compare-facts.ts';
import { FACT_LABELS } from '../../domain/printed-facts.ts';
import type { Problem } from '../../errors.ts';

const PRINT_AGAIN = 'Open the event in PDUPS, choose “Print to PDF”, and upload that file.';
const UNLOCK =
  'Print the certificate again from PDUPS without a password; or open this file in a PDF viewer, choose Print, then “Save as PDF”, and upload that copy.';

/** Why a form is not taken (R-CRT-6), in words for the host. */
export const FORM_PROBLEMS = {
  blank: {
    code: 'FORM_BLANK',
    message: 'This form is blank.',
    remedy:
      'In PDUPS, choose your provider name again in Events, then print the certificate again.',
  },
  unfilled: {
    code: 'FORM_BLANK',
    message: 'This form has its printed lines, but none of the event’s facts are filled in.',
    remedy:
      'In PDUPS, choose your provider name again in Events, then print the certificate again.',
  },
  locked: {
    code: 'FORM_LOCKED',
    message:
      'This PDF is locked with a password, so nothing in it could be read and no name can be added to it.',
    remedy: UNLOCK,
  },
  passwordWrong: {
    code: 'FORM_PASSWORD_WRONG',
    message: 'This password does not open the PDF.',
    remedy: `Type it again. ${UNLOCK}`,
  },
  /**
   * What is put behind an encrypted file has to be encrypted by its key. That key would have to be
   * kept, and every educator would need the password; pdf-lib can't do it either.
   */
  encrypted: {
    code: 'FORM_ENCRYPTED',
    message: 'This PDF is encrypted, so no name can be added to it without breaking it.',
    remedy: UNLOCK,
  },
  /** The same, said of one that is right in everything else. */
  encryptedOnly: {
    code: 'FORM_ENCRYPTED',
    message:
      'This PDF is encrypted, so no name can be added to it without breaking it. Nothing else was found to be wrong with it.',
    remedy: UNLOCK,
  },
  damaged: {
    code: 'FORM_NOT_PDF',
    message: 'This file is not a PDF, or it is damaged.',
    remedy: PRINT_AGAIN,
  },
  tooHeavy: {
    code: 'FORM_TOO_HEAVY',
    message: 'Reading this PDF took more time or memory than any form needs, so it was stopped.',
    remedy: PRINT_AGAIN,
  },
} as const satisfies Record<string, Problem>;

/** A certificate is no book. */
export const tooManyPages = (pageCount: number): Problem => ({
  code: 'FORM_TOO_LONG',
  message: `This PDF has ${pageCount} pages; a form has one or two.`,
  remedy: PRINT_AGAIN,
});

/** A fact that the form and the event have otherwise. */
export interface FactDiffers extends Problem {
  /** For a table: what the fact is called, and what stands on either side. */
  sides: { label: string; onEvent: string; onForm: string };
}

/** What the form says and what the event says, side by side. */
export const factDiffers = ({ fact, onForm, onEvent }: FactFinding): FactDiffers => ({
  code: 'FORM_FACT_DIFFERS',
  message: `“${FACT_LABELS[fact]}”: the form says “${onForm}”, this event says “${onEvent}”.`,
  remedy: 'Compare the event with PDUPS; print the form again after correcting it.',
  sides: { label: FACT_LABELS[fact], onEvent, onForm: onForm ?? '' },
});
