import type { EventLocation } from './event-details.ts';

/** What PDUPS holds of an event and prints into Section II of the form (R-EVT-1, R-CRT-1). */
export interface EventFacts {
  title: string;
  instructorNames: string[];
  /** Calendar days in the host's time zone, YYYY-MM-DD. */
  startDate: string;
  endDate: string;
  hostName: string;
  hostPhone: string;
  location: EventLocation;
  pduCount: number;
}
