import type { AttendanceResponse, ProgressResponse } from '../../server/contract/educator.ts';

export const TAG = 'pdu-certificate';

/** What the element tells the page around it. */
export interface PduCertificateEvents {
  /** After each report that the server acknowledged. */
  'pdu-progress': CustomEvent<ProgressResponse>;
  /** The claim was stored (`waiting`) or the certificate is there (`issued`). */
  'pdu-claimed': CustomEvent<NonNullable<AttendanceResponse['claim']>>;
}

/** The bearer token of one opening; held in memory only. */
export interface Session {
  sessionToken: string;
  expiresAt: string;
}
