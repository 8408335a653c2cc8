import type { EventFacts } from './event-facts.ts';

/** A place on a page, in PDF points from the left and the bottom of the page as it is shown. */
export interface Box {
  /** Page index, from 0. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the host wants name, signature and date, and what else it wants printed (R-CRT-10). */
export interface FieldMap {
  name: Box;
  signature: Box;
  date: Box;
  serial?: Box | undefined;
  /** The educator's address. */
  email?: Box | undefined;
}

/** The seven fields of Section II as the form prints them (R-CRT-1). */
export interface PrintedFacts {
  titleOfActivity: string;
  nameOfInstructor: string;
  beginningAndEndingDates: string;
  approvedProviderName: string;
  providersPhone: string;
  location: string;
  unitsEarned: string;
}

/**
 * What the form prints of an event (R-CRT-1).
 * @example printedFacts(facts).beginningAndEndingDates // '09/01/2026 - 08/31/2027'
 */
export function printedFacts(facts: EventFacts): PrintedFacts {
  return {
    titleOfActivity: facts.title,
    nameOfInstructor: facts.instructorNames.join(', '),
    beginningAndEndingDates: `${usDate(facts.startDate)} - ${usDate(facts.endDate)}`,
    approvedProviderName: facts.hostName,
    providersPhone: facts.hostPhone,
    location:
      facts.location.kind === 'online'
        ? 'Online'
        : `${facts.location.city}, ${facts.location.state}`,
    unitsEarned: String(facts.pduCount),
  };
}

/** Each of the seven fields with the label that the form prints beside it. */
export const FACT_LABELS: Readonly<Record<keyof PrintedFacts, string>> = {
  titleOfActivity: 'Title of Activity',
  nameOfInstructor: 'Name of Instructor',
  beginningAndEndingDates: 'Beginning and Ending Dates of Activity',
  approvedProviderName: 'Approved Provider Name',
  providersPhone: 'Provider’s Phone',
  location: 'Location (City, State)',
  unitsEarned: 'Professional Development Units Earned',
};

function usDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${month}/${day}/${year}`;
}
