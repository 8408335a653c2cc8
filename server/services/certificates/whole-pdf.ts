import type { Form } from '../records.ts';

/** The state's own bytes, then what was appended for all, then what was appended for one. */
export function wholePdf(form: Form, appended: Uint8Array): Uint8Array {
  const preparation = form.preparation?.appended ?? new Uint8Array();
  return Buffer.concat([form.official, preparation, appended]);
}
