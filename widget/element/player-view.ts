import { type TemplateResult, html, nothing } from 'lit';
import type { AttendanceResponse } from '../../server/contract/educator.ts';
import { say } from './say.ts';

type Part = AttendanceResponse['event']['parts'][number];

/** Meetings that refuse to be shown inside another page. */
const UNFRAMED = /(^|\.)(zoom(gov)?\.(us|com)|(teams\.microsoft|meet\.google|webex)\.com)$/;

/** What a frame of the host's choice may do; not: lead the whole page elsewhere. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-downloads';
const ALLOWED =
  'autoplay; camera; clipboard-write; display-capture; fullscreen; microphone; picture-in-picture';

/** What a part is watched, read or attended in, by its kind. */
export function playerView(part: Part): TemplateResult {
  const src = part.sources[0]?.src ?? '';
  switch (part.kind) {
    case 'video':
      return videoView(part);
    case 'audio':
      return audioView(part);
    case 'youtube':
      return html`<youtube-video
        data-part=${part.id}
        aria-label=${part.title}
        controls
        playsinline
        role="group"
        tabindex="-1"
        src=${src}
      ></youtube-video>`;
    case 'vimeo':
      return html`<vimeo-video
        data-part=${part.id}
        aria-label=${part.title}
        controls
        playsinline
        role="group"
        tabindex="-1"
        src=${src}
      ></vimeo-video>`;
    case 'hls':
      return html`<hls-video
        data-part=${part.id}
        aria-label=${part.title}
        controls
        playsinline
        role="group"
        tabindex="-1"
        src=${src}
      ></hls-video>`;
    case 'embed':
      return frameView(part, src);
    case 'live':
      return liveView(part, src);
    case 'page':
      return html`<p data-part=${part.id}>${say('pageElsewhere')}</p>
        ${src ? linkView(src) : nothing}`;
  }
}

const sourcesView = ({ sources, captionsSrc }: Part) =>
  html`${sources.map(({ src, type }) => html`<source src=${src} type=${type} />`)}${
    captionsSrc
      ? html`<track kind="captions" srclang="en" label=${say('captions')} src=${captionsSrc} />`
      : nothing
  }`;

const videoView = (part: Part) =>
  html`<video
    data-part=${part.id}
    aria-label=${part.title}
    controls
    playsinline
    crossorigin="anonymous"
    tabindex="0"
  >
    ${sourcesView(part)}
  </video>`;

const audioView = (part: Part) =>
  html`<audio
    data-part=${part.id}
    aria-label=${part.title}
    controls
    crossorigin="anonymous"
    tabindex="0"
  >
    ${sourcesView(part)}
  </audio>`;

const frameView = ({ id, title }: Part, src: string) =>
  html`<iframe
    data-part=${id}
    title=${title}
    src=${src}
    sandbox=${SANDBOX}
    allow=${ALLOWED}
    referrerpolicy="strict-origin-when-cross-origin"
    loading="lazy"
  ></iframe>`;

/** A session that can't be shown here is joined in its own window, beside this page. */
function liveView(part: Part, src: string): TemplateResult {
  const isFramed = src && !UNFRAMED.test(hostOf(src));
  return html`${
    isFramed ? frameView(part, src) : html`<p data-part=${part.id}>${say('liveElsewhere')}</p>`
  }${src ? linkView(src) : nothing}`;
}

const hostOf = (src: string): string => (URL.canParse(src) ? new URL(src).hostname : '');

const linkView = (src: string) =>
  html`<p><a href=${src} target="_blank">${say('inNewWindow')}</a></p>`;
