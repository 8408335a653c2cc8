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
}

/** One client at one issuer. */
export type PlacementPlatform = Pick<Placement, 'issuer' | 'clientId'>;

/** Remembers what was placed where, so that copies of a course find it again. */
export interface PlacementStore {
  findLinks(platform: PlacementPlatform, resourceLinkIds: readonly string[]): Promise<Placement[]>;
  findInCourses(platform: PlacementPlatform, contextIds: readonly string[]): Promise<Placement[]>;
  /** In the place of what was known of the link. */
  save(placement: Placement): Promise<void>;
}
