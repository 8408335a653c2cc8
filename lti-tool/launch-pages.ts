import type { PlatformStorage } from './ports.ts';

/**
 * A page of ours between login and launch, for browsers that keep no cookie of ours in the LMS's
 * frame. It may be framed by `framedBy`.
 */
export type LaunchPage = { framedBy: string[] } & (
  | {
      /** Gives the platform the browser's secret to keep, then goes on to `redirectTo`. */
      kind: 'store';
      storage: PlatformStorage;
      key: string;
      value: string;
      redirectTo: string;
      /** The same login in a window of its own, when the platform does not answer. */
      newWindow: string;
    }
  | {
      /** Gets the secret back and posts it with the launch to `postTo`, empty when there is none. */
      kind: 'recover';
      storage: PlatformStorage;
      key: string;
      postTo: string;
      fields: { state: string; id_token: string };
    }
  /** Nothing else is left but a window of its own, where cookies are the page's own. */
  | { kind: 'new-window'; newWindow: string }
);
