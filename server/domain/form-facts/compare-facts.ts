import type { EventFacts } from '../event-facts.ts';
import { FACT_LABELS, type PrintedFacts, printedFacts } from '../printed-facts.ts';
import { compareDates } from './compare-dates.ts';
import { compareLocation } from './compare-location.ts';
import { compareNames } from './compare-names.ts';
import { comparePhone } from './compare-phone.ts';
import { compareText } from './compare-text.ts';
import { compareUnits } from './compare-units.ts';
import type { Comparison, FactReading } from './comparison.ts';
import { readLabels } from './read-labels.ts';
import type { SeenText } from './seen-text.ts';

export type Fact = keyof PrintedFacts;

/** What the guard says of one fact of Section II (R-CRT-6). */
export type FactFinding = Comparison & { fact: Fact; onEvent: string };

/** How each fact is compared. */
const COMPARE: Readonly<Record<Fact, (reading: FactReading, facts: EventFacts) => Comparison>> = {
  titleOfActivity: (reading, { title }) => compareText(reading, title),
  nameOfInstructor: (reading, { instructorNames }) => compareNames(reading, instructorNames),
  beginningAndEndingDates: (reading, facts) => compareDates(reading, facts),
  approvedProviderName: (reading, { hostName }) => compareText(reading, hostName),
  providersPhone: (reading, { hostPhone }) => comparePhone(reading, hostPhone),
  location: (reading, { location }) => compareLocation(reading, location),
  unitsEarned: (reading, { pduCount }) => compareUnits(reading, pduCount),
};

/** Looks for each fact of an event in what a form says, in the order of Section II. */
export function compareFacts(pieces: readonly SeenText[], facts: EventFacts): FactFinding[] {
  const readings = readLabels(pieces);
  const printed = printedFacts(facts);
  return (Object.keys(FACT_LABELS) as Fact[]).map((fact) => ({
    fact,
    onEvent: printed[fact],
    ...COMPARE[fact](readings[fact], facts),
  }));
}
