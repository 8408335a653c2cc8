import type { Response } from 'express';
import { z } from 'zod';
import { returnAddress } from '../../lti-tool/return-address.ts';
import type { Problem } from '../errors.ts';

const Kept = z.object({ returnUrl: z.string().optional() });

/** From now on, whatever page answers this request leads back to the course. */
export function rememberWayBack(response: Response, returnUrl: string | undefined): void {
  response.locals['returnUrl'] = returnUrl;
}

/** Back to the course, which is told what went wrong (LTI Core 1.3, section 5.4.4); null without one. */
export function wayBackWith({ locals }: Response, problem: Problem, code: string): string | null {
  const { message, remedy } = problem;
  return returnAddress(Kept.parse(locals).returnUrl, {
    errorMessage: `${message} ${remedy}`,
    errorLog: `${problem.code}, support code ${code}`,
  });
}
