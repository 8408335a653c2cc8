import { TAG } from './names.ts';
import { PduCertificate } from './pdu-certificate.ts';

// The only thing that importing this file does.
if (!customElements.get(TAG)) customElements.define(TAG, PduCertificate);
