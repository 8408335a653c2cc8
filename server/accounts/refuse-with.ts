import { isAPIError } from 'better-auth/api';
import type { AppError } from '../errors.ts';

/** Turns better-auth's refusals into one of ours; everything else is no refusal and goes on up. */
export const refuseWith =
  (refusal: (cause: unknown) => AppError) =>
  (error: unknown): never => {
    throw isAPIError(error) ? refusal(error) : error;
  };
