/** How long the recordings of the stand-ins are. */
export const STAND_IN_SECONDS = 9;

/** A recording that has no pictures: where it is, is told by the clock. */
const RECORDING = `
class Recording {
  constructor(onChange) {
    Object.assign(this, { atSeconds: 0, rate: 1, isPlaying: false, sinceMs: 0, onChange });
  }
  get position() {
    const passed = this.isPlaying ? ((performance.now() - this.sinceMs) / 1000) * this.rate : 0;
    return Math.min(${STAND_IN_SECONDS}, this.atSeconds + passed);
  }
  set(change) {
    const atSeconds = this.position;
    Object.assign(this, { atSeconds, sinceMs: performance.now() }, change);
  }
}`;

/**
 * YouTube's IFrame API as its reference describes it: states by number, and a position that moves
 * four times a second only, since it comes from the frame by message.
 */
export const YOUTUBE_API = `${RECORDING}
window.YT = {
  PlayerState: { UNSTARTED: -1, ENDED: 0, PLAYING: 1, PAUSED: 2, BUFFERING: 3, CUED: 5 },
  Player: class {
    constructor(frame, { events }) {
      this.listeners = { onReady: [events.onReady], onError: [events.onError] };
      this.recording = new Recording();
      this.state = 5;
      this.told = 0;
      setTimeout(() => this.tell('onReady', undefined), 50);
      setInterval(() => this.tick(), 250);
      // So that a test can press what lies in the frame.
      frame.getRootNode().host.player = this;
    }
    addEventListener(name, listener) { (this.listeners[name] ??= []).push(listener); }
    // By message from the frame: never while somebody calls.
    tell(name, data) {
      const told = () => { for (const one of this.listeners[name] ?? []) one({ data, target: this }); };
      setTimeout(told, 20);
    }
    tick() {
      this.told = this.recording.position;
      if (this.state !== 1) return;
      this.tell('onVideoProgress', this.told);
      if (this.told >= ${STAND_IN_SECONDS}) this.become(0);
    }
    become(state) {
      this.recording.set({ isPlaying: state === 1 });
      this.told = this.recording.position;
      this.state = state;
      this.tell('onStateChange', state);
    }
    playVideo() { this.become(3); this.become(1); }
    pauseVideo() { this.become(2); }
    seekTo(atSeconds) {
      const { state } = this;
      if (state === 1) this.become(2);
      this.recording.set({ atSeconds });
      this.told = atSeconds;
      if (state === 1) { this.become(3); this.become(1); }
    }
    setPlaybackRate(rate) { this.recording.set({ rate }); this.tell('onPlaybackRateChange', rate); }
    getPlaybackRate() { return this.recording.rate; }
    getPlayerState() { return this.state; }
    getCurrentTime() { return this.told; }
    getDuration() { return ${STAND_IN_SECONDS}; }
    getVideoLoadedFraction() { return 1; }
    getVolume() { return 100; }
    setVolume() {}
    isMuted() { return false; }
    getOption() { return []; }
    setOption() {}
    destroy() {}
  },
};
window.onYouTubeIframeAPIReady?.();`;

/** Vimeo's player as its SDK meets it: a page in a frame that answers messages. */
export const VIMEO_PAGE = `<!doctype html><title>Vimeo</title><script>${RECORDING}
const recording = new Recording();
const say = (message) => parent.postMessage(message, '*');
const tell = (event) => say({ event, data: facts() });
const facts = () => ({
  seconds: recording.position, duration: ${STAND_IN_SECONDS}, percent: recording.position / ${STAND_IN_SECONDS},
  playbackRate: recording.rate, volume: 1,
});
const DEEDS = {
  play: () => { recording.set({ isPlaying: true }); tell('play'); tell('playing'); },
  pause: () => { recording.set({ isPlaying: false }); tell('pause'); },
  setCurrentTime: (atSeconds) => {
    tell('seeking'); recording.set({ atSeconds }); tell('timeupdate'); tell('seeked');
  },
  setPlaybackRate: (rate) => { recording.set({ rate }); tell('ratechange'); },
};
const FACTS = {
  getCurrentTime: () => recording.position, getDuration: () => ${STAND_IN_SECONDS},
  getMuted: () => false, getVolume: () => 1, getTextTracks: () => [],
};
window.press = (name, value) => DEEDS[name](value);
addEventListener('message', ({ data }) => {
  const { method, value } = data ?? {};
  DEEDS[method]?.(value);
  if (method !== 'addEventListener') say({ method, value: FACTS[method]?.() ?? value });
});
setInterval(() => {
  if (!recording.isPlaying) return;
  tell('timeupdate');
  if (recording.position < ${STAND_IN_SECONDS}) return;
  recording.set({ isPlaying: false });
  tell('pause');
  tell('ended');
}, 250);
say({ event: 'ready' });
setTimeout(() => tell('loaded'), 50);
</script>`;
