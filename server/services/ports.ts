import type { EventFacts } from '../domain/event-facts.ts';
import type { FormLayout } from '../domain/form-layout.ts';
import type { OwnTexts } from '../domain/own-texts.ts';
import type { FieldMap, PrintedFacts } from '../domain/printed-facts.ts';
import type { Problem } from '../errors.ts';
import type { Accounts } from './accounts/account-ports.ts';
import type { LmsServices } from './grades/score-ports.ts';
import type { Mailer } from './mail/outbox-ports.ts';
import type { Form, FormFindings, Preparation } from './records.ts';
import type { LmsRosters } from './roster/roster-ports.ts';
import type { SealKey, SealReading } from './certificates/seal-port.ts';
import type { LmsRegistration, LmsRegistry } from './settings/lms-ports.ts';
import type { Store } from './store-ports.ts';

/** What the guard says of an uploaded form. */
export interface CheckedForm {
  /** Why it can't be used; empty when it can, perhaps after a person has decided something. */
  problems: Problem[];
  /** It says of itself that it is the sample. */
  isMarkedSample: boolean;
  /** Null when it could not be read. */
  findings: FormFindings | null;
}

/** Makes and reads certificates; implemented on pdf-lib and pdfjs. */
export interface CertificateMaker {
  /** The guard (R-CRT-6); the bytes may be hostile. */
  checkForm(input: {
    pdf: Uint8Array;
    facts: EventFacts;
    /** Used for this reading and kept nowhere. */
    password?: string;
  }): Promise<CheckedForm>;
  prepare(input: {
    official: Uint8Array;
    fieldMap: FieldMap;
    signaturePng: Uint8Array;
    now: Date;
  }): Promise<Preparation>;
  /** Where texts, lines and empty fields are on a form that was taken. */
  readLayout(pdf: Uint8Array): Promise<FormLayout>;
  /** The whole PDF of a certificate as it would be issued, marked as a preview in its title alone. */
  preview(input: {
    official: Uint8Array;
    fieldMap: FieldMap;
    signaturePng: Uint8Array;
    texts: OwnTexts;
  }): Promise<Uint8Array>;
  /** What to append to the prepared form for one educator. */
  append(input: { form: Form; texts: OwnTexts; about: About }): Promise<Uint8Array>;
  /** What is missing in a finished certificate (R-CRT-5); empty when it is right. */
  readBack(input: {
    form: Form;
    /** What was put behind the prepared form. */
    appended: Uint8Array;
    facts: EventFacts;
    texts: OwnTexts;
    /** Facts that a person has decided on, since they can't be read or differ (R-CRT-6). */
    decided: readonly (keyof PrintedFacts)[];
  }): Promise<string[]>;
  /** Looks into a P12 file that somebody uploaded; the bytes may be hostile. */
  readSeal(input: { p12: Uint8Array; passphrase: string }): Promise<SealReading>;
  /** What to append to a finished certificate to seal it; equal input gives equal bytes. */
  seal(input: { pdf: Uint8Array; key: SealKey; signedAt: Date }): Promise<Uint8Array>;
  unprintableCharacters(name: string): string[];
  /** How far each pixel covers what is under it, 0 to 255; it throws when the picture is damaged. */
  alphaOfPng(png: Uint8Array): Promise<Uint8Array>;
  /** Whether these very bytes are one of the sample forms that come with the product. */
  isSampleForm(sha256: string): boolean;
}

/** What a certificate says of itself where viewers and search look, not on the paper. */
export interface About {
  title: string;
  /** The host. */
  author: string;
  subject: string;
  /** As BCP 47 has it. */
  language: string;
  serial: string;
}

/** Writes one line for the operator; never a secret. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What every use case may lean on. */
export interface Services {
  store: Store;
  maker: CertificateMaker;
  mailer: Mailer;
  /** The registered learning platforms, and what they offer. */
  lms: LmsRegistry & LmsRegistration & LmsServices & LmsRosters;
  /** Has letters and grades that are due sent now, without waiting for it. */
  wakeSender: () => void;
  log: Log;
  now: () => Date;
  /** SHA-256 as lower-case hex. */
  sha256: (data: Uint8Array | string) => string;
  /** The same for what comes in pieces. */
  startSha256: () => { update: (piece: Uint8Array) => void; hex: () => string };
  newId: () => string;
  newSerial: () => string;
  /** The secret of a set-up link, derived from its id. */
  setUpSecret: (id: string) => string;
  /** The secret of the link in a certificate's letter, derived from the certificate's id. */
  certificateSecret: (id: string) => string;
  /** Compares secrets in a time that tells nothing. */
  isSame: (given: string, wanted: string) => boolean;
  /** Encrypts what is stored and only this server may read, for one purpose. */
  lock: (purpose: string, plain: Uint8Array) => Uint8Array;
  /** It throws when that was locked for another purpose, by another secret, or changed. */
  unlock: (purpose: string, locked: Uint8Array) => Uint8Array;
  accounts: Accounts;
  /** As browsers reach this server; recordings of ours are named relative to it. */
  publicUrl: string;
}
