import { css } from 'lit';

export const styles = css`
  :host {
    --accent: var(--pdu-accent, light-dark(#1f5f8b, #8cc4ec));
    --on-accent: var(--pdu-on-accent, light-dark(#ffffff, #0b1a24));
    --line: var(--pdu-line, light-dark(#6b7580, #8f9aa5));
    --soft: var(--pdu-soft, light-dark(#eef3f7, #1c2730));
    --bad: light-dark(#9b1c1c, #ffb4a9);
    --good: light-dark(#1d6b3a, #8fd8a8);
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
  section,
  .notice {
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
  ::slotted(video) {
    background: #000;
    border-radius: 8px;
    display: block;
    height: auto;
    max-width: 100%;
    width: 100%;
  }
  video {
    aspect-ratio: 16 / 9;
  }
  .ranges {
    align-items: center;
    display: flex;
    gap: 0.75rem;
    margin-block-start: 0.5rem;
  }
  .ranges svg {
    background: var(--soft);
    border: 1px solid var(--line);
    border-radius: 4px;
    flex: 1;
    height: 0.9rem;
  }
  .ranges rect {
    fill: var(--accent);
  }
  .progress,
  .claim {
    background: var(--soft);
    border-radius: 8px;
    padding: 1rem;
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
    padding: 0.4rem 1.1rem;
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
  .done {
    color: var(--good);
    font-weight: 600;
  }
  .notice:empty {
    display: none;
  }
  .notice {
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 0.5rem 0.75rem;
  }
  .serial code,
  .support {
    font-size: 0.9rem;
  }
  @media (forced-colors: active) {
    .ranges rect {
      fill: Highlight;
    }
  }
`;
