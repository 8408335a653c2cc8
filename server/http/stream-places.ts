import { AppError } from '../errors.ts';

/** A person looks on in one window, perhaps two; a browser has six connections for all of them. */
const PLACES_PER_PERSON = 4;
/** Each costs a look every two seconds, see live-stream.ts. */
const PLACES_IN_ALL = 500;

/**
 * Takes a place among the streams of this process; answers how to give it back.
 * Errors: TOO_MANY_STREAMS.
 */
export function createStreamPlaces(): (person: string) => () => void {
  const taken = new Map<string, number>();
  let all = 0;
  const change = (person: string, by: number) => {
    const count = (taken.get(person) ?? 0) + by;
    if (count > 0) taken.set(person, count);
    else taken.delete(person);
    all += by;
  };
  return (person) => {
    if ((taken.get(person) ?? 0) >= PLACES_PER_PERSON || all >= PLACES_IN_ALL) throw tooMany();
    change(person, 1);
    return () => change(person, -1);
  };
}

const tooMany = () =>
  new AppError(429, {
    code: 'TOO_MANY_STREAMS',
    message: 'Too many windows follow people live at the moment.',
    remedy: 'Close one of them. This one shows what is new every few seconds all the same.',
  });
