import { css } from 'lit';
import { trackingStyles } from './tracking.styles.ts';

const base = css`
  :host {
    --accent: var(--pdu-accent, light-dark(#1f5f8b, #8cc4ec));
    --on-accent: var(--pdu-on-accent, light-dark(#ffffff, #0b1a24));
    --line: var(--pdu-line, light-dark(#6b7580, #8f9aa5));
    --soft: var(--pdu-soft, light-dark(#eef3f7, #1c2730));
    --bad: var(--pdu-bad, light-dark(#9b1c1c, #ffb4a9));
    --good: var(--pdu-good, light-dark(#1d6b3a, #8fd8a8));
    --radius: var(--pdu-radius, 8px);
    display: block;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3 {
    line-height: 1.25;
    margin: 0 0 0.5rem;
  }
  h3 {
    font-size: 1.1rem;
  }
  p {
    margin: 0 0 0.5rem;
  }
  .head,
  section {
    margin-block-end: 1.25rem;
  }
  .badge {
    border: 1px solid var(--line);
    border-radius: 1rem;
    display: inline-block;
    font-size: 0.9rem;
    padding: 0.1rem 0.75rem;
  }
  video,
  youtube-video,
  vimeo-video,
  hls-video,
  iframe,
  ::slotted(video),
  ::slotted(iframe) {
    background: #000;
    border: 0;
    border-radius: var(--radius);
    display: block;
    height: auto;
    max-width: 100%;
    width: 100%;
  }
  video,
  youtube-video,
  vimeo-video,
  hls-video {
    aspect-ratio: 16 / 9;
    min-width: 0;
  }
  iframe {
    background: transparent;
    border: 1px solid var(--line);
    height: 32rem;
    max-height: 80vh;
  }
  audio {
    display: block;
    width: 100%;
  }
  a {
    color: var(--accent);
  }
  .progress,
  .claim {
    background: var(--soft);
    border-radius: var(--radius);
    padding: min(1rem, 4vw);
  }
  progress {
    accent-color: var(--accent);
    display: block;
    height: 1.25rem;
    margin-block-end: 0.75rem;
    width: 100%;
  }
  .reasons {
    margin: 0 0 0.75rem;
    padding-inline-start: 1.25rem;
  }
  .reasons li {
    margin-block-end: 0.4rem;
  }
  .question {
    border: 0;
    display: block;
    margin: 0 0 1rem;
    padding: 0;
  }
  .question > input,
  textarea {
    background: transparent;
    border: 1px solid var(--line);
    border-radius: 6px;
    color: inherit;
    display: block;
    font: inherit;
    margin-block-start: 0.25rem;
    min-height: 44px;
    padding: 0.5rem;
    width: 100%;
  }
  legend {
    padding: 0;
  }
  .choice {
    align-items: center;
    display: flex;
    gap: 0.6rem;
    min-height: 44px;
  }
  .choice input {
    accent-color: var(--accent);
    flex: none;
    height: 1.25rem;
    width: 1.25rem;
  }
  button {
    background: var(--accent);
    border: 2px solid var(--accent);
    border-radius: 6px;
    color: var(--on-accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0.4rem min(1.1rem, 3vw);
  }
  button.secondary {
    background: transparent;
    color: var(--accent);
  }
  button[disabled] {
    cursor: progress;
    opacity: 0.7;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .problem {
    border-inline-start: 4px solid var(--bad);
    margin-block-start: 1rem;
    padding-inline-start: 0.75rem;
  }
  .problem > p:first-child {
    color: var(--bad);
  }
  .serial code,
  .support {
    font-size: 0.9rem;
  }
`;

export const styles = [base, trackingStyles];
