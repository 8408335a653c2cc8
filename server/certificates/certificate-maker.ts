import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import type { CertificateMaker } from '../services/ports.ts';
import type { Form } from '../services/records.ts';
import { appendCertificate } from './append-certificate.ts';
import { checkForm } from './guard/check-form.ts';
import { createPdfThread } from './guard/pdf-thread.ts';
import { runWithin } from './guard/run-within.ts';
import { unprintableCharacters } from './letters/unprintable-characters.ts';
import { pngAlpha } from './png-alpha.ts';
import { type PreparedForm, openPreparedForm } from './prepared-form.ts';
import { readBackAgain } from './reading/read-back-again.ts';
import { readSealWithin } from './seal/read-seal.ts';
import { sealCertificate } from './seal/seal-certificate.ts';

const SAMPLES = join(projectRoot(), 'server/assets/sample-forms');

/** One for all makers of this process; it starts with the first job. */
const thread = createPdfThread();

/** So many prepared forms stay parsed; each costs a few megabytes. */
const KEPT_OPEN = 8;

/** Certificates on pdf-lib and pdfjs. */
export function createCertificateMaker(): CertificateMaker {
  const samples = new Set(sampleHashes());
  const open = keepOpen();
  return {
    checkForm: (input) => checkForm(thread, input),
    prepare: ({ official, fieldMap, signaturePng }) =>
      runWithin(thread, 'prepare', { official, fieldMap, signaturePng }),
    async append({ form, ...own }) {
      const { fieldMap } = form;
      if (!fieldMap) throw new Error(`form ${form.id} has no field map`);
      return appendCertificate({ form: await open(form), fieldMap, ...own });
    },
    preview: (input) => runWithin(thread, 'preview', input),
    readLayout: (pdf) => runWithin(thread, 'layout', pdf),
    async readBack({ form, ...expected }) {
      const { fieldMap } = form;
      if (!fieldMap) throw new Error(`form ${form.id} has no field map`);
      return readBackAgain({ form: await open(form), fieldMap, ...expected });
    },
    readSeal: (file) => readSealWithin(thread, file),
    seal: sealCertificate,
    unprintableCharacters,
    alphaOfPng: pngAlpha,
    isSampleForm: (sha256) => samples.has(sha256),
  };
}

function sampleHashes(): string[] {
  const files = readdirSync(SAMPLES).filter((name) => name.endsWith('.pdf'));
  return files.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(SAMPLES, name)))
      .digest('hex'),
  );
}

/** Parsed forms by id; a form's bytes never change, so there is nothing to refresh. */
function keepOpen(): (form: Form) => Promise<PreparedForm> {
  const kept = new Map<string, Promise<PreparedForm>>();
  return (form) => {
    const found = kept.get(form.id) ?? openPreparedForm(form);
    kept.delete(form.id);
    kept.set(form.id, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_OPEN && oldest) kept.delete(oldest);
    return found;
  };
}
