import type { FieldMapOffer } from '../../../../server/contract/host.ts';
import { NEEDED_PLACES, PLACE_NAMES } from './box-moves.ts';

const NOT_FOUND = 'nothing';

/** Where the boxes come from, and what is asked of the host. */
export function offerWords({ source, found }: FieldMapOffer): string {
  if (source === 'in-use')
    return 'These places are in use. Other places make a new version of the form; certificates issued before stay as they are.';
  if (source === 'look-alike')
    return 'These are the places that you drew on a form that looks alike. See on the picture whether they fit.';
  const missing = NEEDED_PLACES.filter((place) => (found?.[place] ?? NOT_FOUND) === NOT_FOUND);
  if (missing.length === 0)
    return 'These places were found on the form. See on the picture whether they are right.';
  const names = missing.map((place) => `“${PLACE_NAMES[place]}”`).join(', ');
  return `The form does not show where ${names} ${missing.length === 1 ? 'goes' : 'go'}. Move each box to its place.`;
}
