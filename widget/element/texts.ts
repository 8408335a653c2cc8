/** Every word that the element says, in one place for the day when it speaks more languages. */
export const TEXTS = {
  loading: 'Loading your event …',
  practice: 'Practice – not an official certificate',
  from: (host: string) => `From ${host}`,
  units: (count: number) => `${count} PDU${count === 1 ? '' : 's'}`,
  verified: 'Verified time',
  verifiedOf: (credited: string, required: string) => `${credited} of ${required}`,
  watched: (title: string, percent: number) => `“${title}”: ${percent} % watched`,
  goToMissing: 'Go to the first missing part',
  wholeWatched: 'Watched completely',
  noSkipping:
    'You can go back as you like, but not ahead of what you have watched: only what really plays counts.',
  slowDown: 'The video was set to double speed; anything faster does not count.',
  videoFailed: 'The video could not be played. Reload the page, or try another browser.',
  stillMissing: 'What is still missing',
  nothingMissing: 'You have everything that this event asks for.',
  evaluation: 'Evaluation',
  evaluationDone: 'Thank you, your evaluation is in.',
  submitEvaluation: 'Submit the evaluation',
  ratings: ['1 – not at all', '2', '3', '4', '5 – very much'],
  certificate: 'Your certificate',
  name: 'Your name, as it should be printed',
  montana: 'I am a Montana educator.',
  claim: 'Get my certificate',
  working: 'One moment …',
  making: 'Your certificate is being made …',
  waiting:
    'Your claim is stored. The host has not uploaded the official form yet; your certificate will appear here, and nothing more is asked of you.',
  heldUp:
    'Your claim is stored, but the certificate could not be made right, so it was not issued. The host is told, and it is tried again by itself; nothing more is asked of you.',
  nameTooLong: 'Your name does not fit on the form. Type a shorter form of it.',
  ready: 'Your certificate is ready',
  issuedTo: (name: string, day: string) => `Issued to ${name} on ${day}.`,
  serial: 'Serial',
  open: 'Open the certificate',
  download: 'Download',
  mail: 'Send it to my e-mail',
  mailed: 'A letter with the link to your certificate is on its way.',
  check: 'Anybody can check it here:',
  copy: 'Copy this link',
  copied: 'Copied',
  offline: 'Connection lost. Your time is kept and sent when it is back.',
  tryAgain: 'Try again',
  notOpened: 'This page did not open',
  noToken:
    'The page did not say who you are. It has to give this element a token, see the host’s instructions.',
  support: (code: string) => `Support code: ${code}`,
} as const;

/** Minutes and seconds as people say them. */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}
