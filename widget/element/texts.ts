import { msg, str } from './languages.ts';

/** Every word that the element says; read anew at each showing, so that a language can be changed. */
export const TEXTS = {
  get loading() {
    return msg('Loading your event …', { id: 'loading' });
  },
  get practice() {
    return msg('Practice – not an official certificate', { id: 'practice' });
  },
  from: (host: string) => msg(str`From ${host}`, { id: 'from' }),
  units: (count: number) =>
    count === 1 ? msg('1 PDU', { id: 'unit' }) : msg(str`${count} PDUs`, { id: 'units' }),
  get verified() {
    return msg('Verified time', { id: 'verified' });
  },
  verifiedOf: (verified: string, required: string) =>
    msg(str`${verified} of ${required}`, { id: 'verifiedOf' }),
  get goToMissing() {
    return msg('Go to the first missing part', { id: 'goToMissing' });
  },
  get stillMissing() {
    return msg('Why not yet, and what to do', { id: 'stillMissing' });
  },
  get nothingMissing() {
    return msg('You have everything that this event asks for.', { id: 'nothingMissing' });
  },
  get evaluation() {
    return msg('Evaluation', { id: 'evaluation' });
  },
  get evaluationDone() {
    return msg('Thank you, your evaluation is in.', { id: 'evaluationDone' });
  },
  get submitEvaluation() {
    return msg('Submit the evaluation', { id: 'submitEvaluation' });
  },
  rating: (value: string) => {
    if (value === '1') return msg('1 – not at all', { id: 'rating1' });
    return value === '5' ? msg('5 – very much', { id: 'rating5' }) : value;
  },
  get certificate() {
    return msg('Your certificate', { id: 'certificate' });
  },
  get name() {
    return msg('Your name, as it should be printed', { id: 'name' });
  },
  get montana() {
    return msg('I am a Montana educator.', { id: 'montana' });
  },
  get claim() {
    return msg('Get my certificate', { id: 'claim' });
  },
  get working() {
    return msg('One moment …', { id: 'working' });
  },
  get making() {
    return msg('Your certificate is being made …', { id: 'making' });
  },
  get waiting() {
    return msg(
      'Your claim is stored. Your host still has something to do before it can be issued; your certificate will appear here, and nothing more is asked of you.',
      { id: 'waiting' },
    );
  },
  get heldUp() {
    return msg(
      'Your claim is stored, but the certificate could not be made right, so it was not issued. The host is told, and it is tried again by itself; nothing more is asked of you.',
      { id: 'heldUp' },
    );
  },
  get nameTooLong() {
    return msg('Your name does not fit on the form. Type a shorter form of it.', {
      id: 'nameTooLong',
    });
  },
  get ready() {
    return msg('Your certificate is ready', { id: 'ready' });
  },
  /** How dates are written in the language of these texts. */
  get dateLocale() {
    return msg('en-US', { id: 'dateLocale' });
  },
  issuedTo: (name: string, day: string) =>
    msg(str`Issued to ${name} on ${day}.`, { id: 'issuedTo' }),
  get serial() {
    return msg('Serial', { id: 'serial' });
  },
  get open() {
    return msg('Open the certificate', { id: 'open' });
  },
  get download() {
    return msg('Download', { id: 'download' });
  },
  get mail() {
    return msg('Send it to my e-mail', { id: 'mail' });
  },
  get mailed() {
    return msg('A letter with the link to your certificate is on its way.', { id: 'mailed' });
  },
  get check() {
    return msg('Anybody can check it here:', { id: 'check' });
  },
  get copy() {
    return msg('Copy this link', { id: 'copy' });
  },
  get copied() {
    return msg('Copied', { id: 'copied' });
  },
  get tryAgain() {
    return msg('Try again', { id: 'tryAgain' });
  },
  get notOpened() {
    return msg('This page did not open', { id: 'notOpened' });
  },
  get noToken() {
    return msg('The page did not say who you are.', { id: 'noToken' });
  },
  get noTokenRemedy() {
    return msg('It has to give this element a token; tell whoever made the page.', {
      id: 'noTokenRemedy',
    });
  },
  get unreachable() {
    return msg('The server can’t be reached.', { id: 'unreachable' });
  },
  get unreachableRemedy() {
    return msg('Check your connection and try again. Nothing is lost.', {
      id: 'unreachableRemedy',
    });
  },
  get broken() {
    return msg('Something went wrong in this page.', { id: 'broken' });
  },
  get brokenRemedy() {
    return msg('Reload it; nothing that was verified is lost.', { id: 'brokenRemedy' });
  },
  noPart: (partId: string) => msg(str`This event has no part “${partId}”.`, { id: 'noPart' }),
  get noPartRemedy() {
    return msg('Tell whoever made this page; the attribute “part” has to name one.', {
      id: 'noPartRemedy',
    });
  },
  support: (code: string) => msg(str`Support code: ${code}`, { id: 'support' }),
};
