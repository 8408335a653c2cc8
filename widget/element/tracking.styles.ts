import { css } from 'lit';

/** What tells about time as it counts: bars, the line of state, notices, and the question. */
export const trackingStyles = css`
  .ranges {
    display: block;
    margin: 0.5rem 0 0;
    width: 100%;
  }
  button.ranges {
    background: transparent;
    border-color: transparent;
    color: var(--accent);
    font-weight: 400;
    padding: 0.25rem 0;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .ranges svg {
    background: var(--soft);
    border: 1px solid var(--line);
    border-radius: 4px;
    display: block;
    height: 0.9rem;
    margin-block-end: 0.25rem;
    width: 100%;
  }
  .ranges rect {
    fill: var(--accent);
  }
  .ranges .hole {
    fill: var(--soft);
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    font-size: 0.95rem;
    gap: 0 1.25rem;
    margin: 0;
  }
  .now::before {
    content: '○ ' / '';
  }
  .counting::before {
    color: var(--good);
    content: '● ' / '';
  }
  .complete::before {
    color: var(--good);
    content: '✓ ' / '';
  }
  .done {
    color: var(--good);
    font-weight: 600;
  }
  .minimal {
    background: Canvas;
    border-block-start: 1px solid var(--line);
    bottom: 0;
    color: CanvasText;
    padding: 0.35rem 0.5rem 0.5rem;
    position: sticky;
    z-index: 1;
  }
  .minimal progress {
    height: 0.5rem;
    margin: 0.25rem 0 0;
  }
  .notices {
    position: sticky;
    top: 0.5rem;
    z-index: 1;
  }
  .notice {
    background: Canvas;
    border: 1px solid var(--line);
    border-inline-start: 6px solid var(--accent);
    border-radius: var(--radius);
    color: CanvasText;
    margin-block-end: 0.75rem;
    padding: 0.6rem 0.9rem;
  }
  .check {
    background: Canvas;
    border: 3px solid var(--accent);
    border-radius: var(--radius);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 35%);
    color: CanvasText;
    inset: auto min(1rem, 3vw) min(1rem, 3vw) auto;
    margin: 0;
    max-height: 90vh;
    max-width: calc(100vw - 2 * min(1rem, 3vw));
    overflow: auto;
    padding: min(1rem, 4vw);
    position: fixed;
    width: 26rem;
    z-index: 2147483647;
  }
  .title {
    font-size: 1.15rem;
    font-weight: 700;
  }
  .unseen {
    clip-path: inset(50%);
    height: 1px;
    margin: 0;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  @media (max-height: 30rem) {
    .notices {
      position: static;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .check {
      animation: rise 0.25s ease-out;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 1rem;
    }
  }
  @media (forced-colors: active) {
    .ranges rect {
      fill: Highlight;
    }
    .ranges .hole {
      fill: Canvas;
    }
  }
`;
