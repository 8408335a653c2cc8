import type { ErrorResponse } from '../../server/contract/educator.ts';
import { say } from './say.ts';

type Problem = ErrorResponse['error'];

/** What can go wrong on this side; each has two texts. */
type OwnProblem = 'noToken' | 'unreachable' | 'pageBroken' | 'noPart';

/** A problem that the server knows nothing of, in its form. */
export const ownProblem = (id: OwnProblem, name = ''): Problem => ({
  code: id.replace(/[A-Z]/g, '_$&').toUpperCase(),
  message: say(id, name),
  remedy: say(`${id}Remedy`),
});
