import { pythonFor } from '../python/python-environment.ts';

/** A Python with Open edX's consumer. */
export const openedxPython = (): Promise<string> =>
  pythonFor({
    folder: 'openedx',
    purpose: 'launches from a platform that we did not write, Open edX’s consumer',
  });
