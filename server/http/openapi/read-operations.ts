import type { Router } from 'express';
import { type Documented, descriptionOf } from '../endpoint.ts';

/** Routes that belong together, and where they are mounted. */
export interface ApiRoom {
  at: string;
  title: string;
  router: Router;
}

export type Method = 'get' | 'post' | 'put' | 'delete';

/** One route as it runs, with what is said of it. */
export interface Operation {
  method: Method;
  /** Whole, with `{id}` where a part is open. */
  path: string;
  /** Names of the open parts. */
  pathParts: string[];
  room: string;
  description: Documented;
}

const isMethod = (text: string): text is Method => /^(get|post|put|delete)$/.test(text);

/** The described routes of the routers themselves, so that the document can't drift from them. */
export const readOperations = (rooms: readonly ApiRoom[]): Operation[] =>
  rooms.flatMap(({ at, title, router }) =>
    router.stack.flatMap(({ route }) =>
      (route?.stack ?? []).flatMap(({ method, handle }) => {
        const description = descriptionOf(handle);
        if (!route || !description || !isMethod(method)) return [];
        return [{ ...pathOf(`${at}${route.path}`), method, room: title, description }];
      }),
    ),
  );

/** Express writes `:id` where OpenAPI writes `{id}`. */
const pathOf = (path: string) => ({
  path: path.replaceAll(/:(\w+)/g, '{$1}'),
  pathParts: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''),
});
