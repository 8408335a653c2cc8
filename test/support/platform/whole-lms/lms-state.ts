import type { RegistrationPlayer } from '../played-registration.ts';
import type { ServicePlayer } from '../service-player.ts';
import type { SigningKey } from '../signing-key.ts';

export interface LmsPerson {
  id: string;
  name: string;
  email: string;
  role: 'Learner' | 'Instructor';
}

/** Something in the course that opens the tool. */
export interface Activity {
  id: string;
  title: string;
  custom: Record<string, string>;
  lineItemUrl: string | null;
}

/** What the LMS knows of the tool once that has registered itself. */
export interface KnownTool {
  clientId: string;
  deploymentId: string;
  loginUrl: string;
  launchUrl: string;
  jwksUrl: string;
  /** Custom parameters that it asked for, with the names of variables. */
  customParameters: Record<string, string>;
  services: ServicePlayer;
}

export interface Lms {
  plays: 'canvas' | 'moodle';
  /** Also the issuer. */
  url: string;
  registration: RegistrationPlayer;
  key: SigningKey;
  /** Null until the tool has registered itself. */
  tool: KnownTool | null;
  activities: Activity[];
}

export const PEOPLE: readonly LmsPerson[] = [
  { id: 'teacher-1', name: 'Robin Teller', email: 'robin@example.test', role: 'Instructor' },
  { id: 'learner-1', name: 'Jordan Rivers', email: 'jordan@example.test', role: 'Learner' },
];
