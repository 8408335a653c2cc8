import { prettyPhone } from './contact-checks.ts';
import type { EventDetails } from './event-details.ts';
import type { EventFacts } from './event-facts.ts';
import { type UnitStep, pdusForMinutes } from './pdu.ts';

/** What PDUPS will print of an event: the typed details, the host's name and phone, and the PDUs. */
export function deriveFacts(
  details: EventDetails,
  host: { name: string; phone: string; unitStep: UnitStep },
): EventFacts {
  return {
    title: details.title.trim(),
    instructorNames: details.instructorNames.map((name) => name.trim()).filter(Boolean),
    startDate: details.startDate,
    endDate: details.endDate,
    hostName: host.name,
    hostPhone: prettyPhone(host.phone),
    location: details.location ?? { kind: 'online' },
    pduCount: pdusForMinutes(details.minutesOfInstruction ?? 0, host.unitStep),
  };
}
