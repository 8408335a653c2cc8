import type { Services } from '../services/ports.ts';
import { lmsRegistration } from './lms-registration.ts';
import { lmsRegistry } from './lms-registry.ts';
import { type LmsDependencies, createLmsServices } from './lms-services.ts';

/** All that the use cases ask of learning platforms; `publicUrl` is where these reach this server. */
export const createLms = (dependencies: LmsDependencies, publicUrl: string): Services['lms'] => ({
  ...lmsRegistry(dependencies.registry),
  ...lmsRegistration(dependencies.fetch, publicUrl),
  ...createLmsServices(dependencies),
});
