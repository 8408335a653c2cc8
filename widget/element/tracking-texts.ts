import { msg, str } from './languages.ts';

/** What the element says about time as it counts, or does not. */
export const TRACKING = {
  get counting() {
    return msg('Counting', { id: 'counting' });
  },
  get paused() {
    return msg('Paused – press play', { id: 'paused' });
  },
  get hidden() {
    return msg('Not counting – this page is not in sight', { id: 'hidden' });
  },
  get idle() {
    return msg('Not counting – scroll or move to go on', { id: 'idle' });
  },
  get unfocused() {
    return msg('Not counting – click into this page to go on', { id: 'unfocused' });
  },
  get elsewhere() {
    return msg('Not counting – it counts in another window', { id: 'elsewhere' });
  },
  get away() {
    return msg('Not counting – answer the question first', { id: 'away' });
  },
  get unused() {
    return msg('Not counting – go on in this part, and it does', { id: 'unused' });
  },
  get complete() {
    return msg('Complete', { id: 'complete' });
  },
  get part() {
    return msg('This part', { id: 'part' });
  },
  share: (percent: number) => msg(str`${percent} %`, { id: 'share' }),
  firstMissing: (place: string) =>
    msg(str`Go to ${place}, the first unseen place`, { id: 'firstMissing' }),
  get inNewWindow() {
    return msg('Open in a new window', { id: 'inNewWindow' });
  },
  get liveElsewhere() {
    return msg(
      'Join the session in a window of its own, and keep this page in sight beside it: your time counts while it is.',
      { id: 'liveElsewhere' },
    );
  },
  get pageElsewhere() {
    return msg('You read this part on a page of its own. Its time counts there and appears here.', {
      id: 'pageElsewhere',
    });
  },
  get captions() {
    return msg('English', { id: 'captions' });
  },
  get skipped() {
    return msg(
      'You can go back as you like, but not ahead of what you have watched: only what really plays counts. Play on from here.',
      { id: 'skipped' },
    );
  },
  get skippedFullscreen() {
    return msg(
      'You skipped ahead in full screen. What was skipped is not counted: leave full screen and press the bar below the player to go back to the first unseen place.',
      { id: 'skippedFullscreen' },
    );
  },
  get tooFast() {
    return msg('The player was set to double speed; anything faster does not count.', {
      id: 'tooFast',
    });
  },
  get failed() {
    return msg(
      'The recording could not be played. Reload the page, or try another browser; your time is kept.',
      { id: 'failed' },
    );
  },
  get autoplay() {
    return msg('Your browser does not start recordings by itself. Press play.', {
      id: 'autoplay',
    });
  },
  get offline() {
    return msg(
      'You are offline. Go on as you like: your time is kept in this browser and sent when the connection is back.',
      { id: 'offline' },
    );
  },
  get takenElsewhere() {
    return msg(
      'You opened this event in another window or on another device, and time counts there now. What counted here is kept.',
      { id: 'takenElsewhere' },
    );
  },
  get countHere() {
    return msg('Count here', { id: 'countHere' });
  },
  get stillThere() {
    return msg('Are you still there?', { id: 'stillThere' });
  },
  get answerSoon() {
    return msg('Press the button within two minutes, and everything goes on as before.', {
      id: 'answerSoon',
    });
  },
  get notSure() {
    return msg('We were not sure that you are still there', { id: 'notSure' });
  },
  get notCounting() {
    return msg(
      'Nothing is counted until you press the button; only the time since your last sign of life is missing.',
      { id: 'notCounting' },
    );
  },
  get here() {
    return msg('I am here', { id: 'here' });
  },
};
