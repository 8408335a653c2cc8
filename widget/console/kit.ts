/** The library's components that the console is made of, one by one, with icons of our own. */
import '@awesome.me/webawesome/dist/components/badge/badge.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/copy-button/copy-button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import '@awesome.me/webawesome/dist/components/relative-time/relative-time.js';
import '@awesome.me/webawesome/dist/components/tab-group/tab-group.js';
import '@awesome.me/webawesome/dist/components/tab/tab.js';
import '@awesome.me/webawesome/dist/components/tab-panel/tab-panel.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/webawesome.js';

const sprite = new URL('../pages/icons.svg', import.meta.url).href;

// The library's own icons are `data:` addresses that it fetches, which the pages' policy refuses; a
// sprite from our own server is drawn without fetching by script.
registerIconLibrary('system', {
  resolver: (name: string) => `${sprite}#${name}`,
  spriteSheet: true,
  // Without a box of its own a drawing is as wide as any other picture.
  mutator: (svg: SVGElement) => svg.setAttribute('viewBox', '0 0 24 24'),
});
