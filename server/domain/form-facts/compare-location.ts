import type { EventLocation } from '../event-details.ts';
import { type Comparison, type FactReading, NOT_FOUND, firstBeside } from './comparison.ts';
import { readingsOf, squeezed } from './plain-text.ts';

/** The states by the two letters of the post; where Montana's educators go. */
const STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

/**
 * Looks for the location: “Online”, or city and state, the state in two letters or spelled out, with
 * or without its comma and the ZIP code.
 * @example compareLocation({ beside: [['Helena, Montana 59601']], everywhere: [] }, { kind: 'place', city: 'Helena', zip: '59601', state: 'MT' }).verdict // 'found'
 */
export function compareLocation(reading: FactReading, expected: EventLocation): Comparison {
  const wanted = new Set(waysToWrite(expected).map(plain));
  const isSame = (text: string) => readingsOf(text).some((read) => wanted.has(plain(read)));
  const found = [...reading.beside.flat(), ...reading.everywhere].find(isSame);
  if (found !== undefined)
    return { verdict: 'found', onForm: found.replaceAll(/\s+/g, ' ').trim() };
  const onForm = firstBeside(reading);
  return onForm === null ? NOT_FOUND : { verdict: 'differs', onForm };
}

function waysToWrite(location: EventLocation): string[] {
  if (location.kind === 'online') return ['Online'];
  const { city, zip, state } = location;
  const states = [state, STATES[state.toUpperCase()] ?? state];
  return states.flatMap((name) => [
    `${city} ${name}`,
    `${city} ${name} ${zip}`,
    `${city} ${zip} ${name}`,
  ]);
}

const plain = (text: string): string => squeezed(text).replaceAll(/[,.:_]/g, '');
