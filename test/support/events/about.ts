import type { OwnTexts } from '../../../server/domain/own-texts.ts';
import type { About } from '../../../server/services/ports.ts';

/** What a certificate of a test says of itself. */
export const ABOUT: About = {
  title: 'PDU certificate: Reading (Aloud) 李雷',
  author: 'Big Sky School District',
  subject: 'Professional development units of Zoë Đặng: 1',
  language: 'en-US',
  serial: 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345',
};

/** What stands on it. */
export const ownTexts = (name: string, dateText: string): OwnTexts => ({
  name,
  dateText,
  serial: ABOUT.serial,
  email: null,
});
