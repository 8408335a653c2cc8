/** Which event a link in a course stands for, as it was launched last. */
export interface Placement {
  issuer: string;
  clientId: string;
  /** The link’s id at the platform. */
  resourceLinkId: string;
  /** The course’s id at the platform. */
  contextId: string | null;
  /** The link’s title, which a copy keeps. */
  title: string | null;
  hostId: string;
  eventId: string;
  /** Where the course's people are; null while the platform has not said so. */
  roster: { deploymentId: string; membershipsUrl: string } | null;
}

/** One client at one issuer. */
export type PlacementPlatform = Pick<Placement, 'issuer' | 'clientId'>;

/** One link there. */
export type PlacedLink = Pick<Placement, 'issuer' | 'clientId' | 'resourceLinkId'>;

/** Remembers what was placed where, so that copies of a course find it again. */
export interface PlacementStore {
  findLinks(platform: PlacementPlatform, resourceLinkIds: readonly string[]): Promise<Placement[]>;
  findInCourses(platform: PlacementPlatform, contextIds: readonly string[]): Promise<Placement[]>;
  /** In the place of what was known of the link. */
  save(placement: Placement): Promise<void>;
  /** The line item that was found before for this event at the link; null when none was. */
  lineItemOf(link: PlacedLink, eventId: string): Promise<string | null>;
  /** Holds the link for the caller, who looks for its line item; false when somebody else holds it. */
  holdLineItem(link: PlacedLink, lease: { now: Date; until: Date }): Promise<boolean>;
  /** Keeps what was found, null when there is none any more, and lets go of the link. */
  keepLineItem(link: PlacedLink, lineItem: { eventId: string; url: string } | null): Promise<void>;
}
