import type { FieldMap } from '../../../server/domain/printed-facts.ts';
import type { Form, Preparation } from '../../../server/services/records.ts';

/** A form as it is kept when it is in use, of an event that is stored nowhere. */
export const formInUse = (made: {
  official: Uint8Array;
  fieldMap: FieldMap;
  preparation: Preparation;
}): Form & typeof made => ({
  id: `form of ${made.official.byteLength} bytes`,
  hostId: 'host',
  eventId: 'event',
  version: 1,
  uploadedAt: new Date('2026-11-23T00:00:00Z'),
  sha256: '',
  findings: null,
  signatureSha256: null,
  ...made,
});
