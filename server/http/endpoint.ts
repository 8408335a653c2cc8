import type { Request, RequestHandler, Response } from 'express';
import type { ZodType } from 'zod';
import type { ErrorCode } from '../contract/error-codes.ts';
import type { Right } from '../domain/rights.ts';
import type { Account } from '../services/accounts/account-ports.ts';
import { accountOf, requireSignedIn } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { educatorOf, eventFor, personWith } from './authorize.ts';
import { readBody, readParams, readQuery } from './read-request.ts';

/** What is said of a route, once: the route checks by it, and the OpenAPI document shows it. */
export interface Description<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  /** What it does, in one line. */
  summary: string;
  /** Parts of the path beside the event's id. */
  params?: ZodType<Params>;
  query?: ZodType<Query>;
  body?: ZodType<Body>;
  /** Media type, when the body is a file; a reader for it goes before this handler. */
  bodyFile?: string;
  /** Without it and without a file the answer is 204. */
  answer?: ZodType<Answer>;
  /** Media type, when the answer is a file; the handler sends it. */
  answerFile?: string;
  /** Of a success; the first is sent unless the handler says otherwise. */
  statuses?: readonly [number, ...number[]];
  /** Codes of its own, beside those that every route of its kind has. */
  errors?: readonly ErrorCode[];
}

/** Who may call a route: a person of a host with a right, an educator, an account, or anybody. */
export interface Access {
  caller: Right | 'educator' | 'account' | 'anybody';
  /** The path names an event, which has to be the caller's own. */
  isOfEvent: boolean;
}

export type Documented = Description & Access;

/** What a handler gets, beside who asks. */
interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  request: Request;
  response: Response;
}

type Work<Who, Params, Query, Body, Answer> = (
  call: Who & Call<Params, Query, Body>,
) => Promise<Answer>;

type Person = Awaited<ReturnType<typeof personWith>>;
type PersonAndEvent = Awaited<ReturnType<typeof eventFor>>;
type Educator = Awaited<ReturnType<typeof educatorOf>>;

const descriptions = new WeakMap<object, Documented>();

/** What is said of a route's handler; nothing of a handler that is not for programs. */
export const descriptionOf = (handler: object): Documented | undefined => descriptions.get(handler);

/**
 * Makes handlers that ask who it is, read the request by the description, and answer in the form of
 * the description. Errors of each: those of authorize.ts, INVALID_REQUEST, and the handler's own.
 */
export function createEndpoints(deps: AppDependencies) {
  return {
    /** For a person of a host. */
    forPerson: <P = void, Q = void, B = void, A = void>(
      right: Right,
      description: Description<P, Q, B, A>,
      work: Work<{ person: Person }, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: right, isOfEvent: false }, work, async (request) => ({
        person: await personWith(deps, request, right),
      })),

    /** For a person of a host, with the event that `:id` names. */
    forEvent: <P = void, Q = void, B = void, A = void>(
      right: Right,
      description: Description<P, Q, B, A>,
      work: Work<PersonAndEvent, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: right, isOfEvent: true }, work, ({ headers, params }) =>
        eventFor(deps, { headers, params: { id: String(params['id']) } }, right),
      ),

    /** For an educator, in the own session. */
    forEducator: <P = void, Q = void, B = void, A = void>(
      description: Description<P, Q, B, A>,
      work: Work<Educator, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: 'educator', isOfEvent: false }, work, (request) =>
        educatorOf(deps, request),
      ),

    /** For somebody who is signed in on a page of this server. */
    forAccount: <P = void, Q = void, B = void, A = void>(
      description: Description<P, Q, B, A>,
      work: Work<{ account: Account }, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: 'account', isOfEvent: false }, work, async (request) => ({
        account: await accountOf(deps, request),
      })),

    /** The same, also while the second factor is owed. */
    forBrowser: <P = void, Q = void, B = void, A = void>(
      description: Description<P, Q, B, A>,
      work: Work<{ account: Account }, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: 'account', isOfEvent: false }, work, async (request) => ({
        account: await requireSignedIn(deps, request),
      })),

    /** For anybody; the request has to prove itself. */
    forAnybody: <P = void, Q = void, B = void, A = void>(
      description: Description<P, Q, B, A>,
      work: Work<object, P, Q, B, NoInfer<A>>,
    ): RequestHandler =>
      endpoint({ ...description, caller: 'anybody', isOfEvent: false }, work, async () => ({})),
  };
}

function endpoint<Who, P, Q, B, A>(
  description: Description<P, Q, B, A> & Access,
  work: Work<Who, P, Q, B, A>,
  identify: (request: Request) => Promise<Who>,
): RequestHandler {
  const handler: RequestHandler = async (request, response) => {
    const who = await identify(request);
    const { params, query, body, answer } = description;
    const [status] = description.statuses ?? [200];
    response.status(status);
    const result = await work({
      ...who,
      // Without a schema the types are void, and handlers can't look at them.
      params: (params && readParams(request, params)) as P,
      query: (query && readQuery(request, query)) as Q,
      body: (body && readBody(request, body)) as B,
      request,
      response,
    });
    if (answer) response.json(result);
    else if (!response.headersSent) response.status(204).end();
  };
  descriptions.set(handler, description);
  return handler;
}
