/** What the element says in English about time as it counts, or does not. */
export const TRACKING = {
  counting: 'Counting',
  paused: 'Paused – press play',
  hidden: 'Not counting – this page is not in sight',
  idle: 'Not counting – scroll or move to go on',
  unfocused: 'Not counting – click into this page to go on',
  elsewhere: 'Not counting – it counts in another window',
  away: 'Not counting – answer the question first',
  unused: 'Not counting – go on in this part, and it does',
  complete: 'Complete',
  part: 'This part',
  share: '{0} %',
  firstMissing: 'Go to {0}, the first unseen place',
  inNewWindow: 'Open in a new window',
  liveElsewhere:
    'Join the session in a window of its own, and keep this page in sight beside it: your time counts while it is.',
  pageElsewhere: 'You read this part on a page of its own. Its time counts there and appears here.',
  captions: 'English',
  skipped:
    'You can go back as you like, but not ahead of what you have watched: only what really plays counts. Play on from here.',
  skippedFullscreen:
    'You skipped ahead in full screen. What was skipped is not counted: leave full screen and press the bar below the player to go back to the first unseen place.',
  tooFast: 'The player was set to double speed; anything faster does not count.',
  failed:
    'The recording could not be played. Reload the page, or try another browser; your time is kept.',
  autoplay: 'Your browser does not start recordings by itself. Press play.',
  offline:
    'You are offline. Go on as you like: your time is kept in this browser and sent when the connection is back.',
  takenElsewhere:
    'You opened this event in another window or on another device, and time counts there now. What counted here is kept.',
  countHere: 'Count here',
  stillThere: 'Are you still there?',
  answerSoon: 'Press the button within two minutes, and everything goes on as before.',
  notSure: 'We were not sure that you are still there',
  notCounting:
    'Nothing is counted until you press the button; only the time since your last sign of life is missing.',
  here: 'I am here',
} as const;
