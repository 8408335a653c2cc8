const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
/** Canvas' Test Student (LTI Core 1.3, appendix A.2.4). */
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

export interface LaunchRoles {
  isLearner: boolean;
  isInstructor: boolean;
  isAdmin: boolean;
  /** Looks on only, as an observer of Canvas (`Mentor`) does. */
  isObserver: boolean;
  /** Nobody real: the platform’s own test account. */
  isTestUser: boolean;
}

/** Names of LTI Core 1.3, appendix A.2.2, for people who run a course. */
const INSTRUCTORS = new Set(['Instructor', 'ContentDeveloper']);
/** Those that neither run the course nor learn in it, so they see neither people nor earn. */
const OBSERVERS = new Set(['Mentor', 'Manager', 'Officer']);

/**
 * What somebody is in this course. The course's own roles decide: a teacher of the district who
 * takes a course there is a learner, whatever the institution says. Only without any course role
 * do the institution's and the system's administrators count as such. Unknown roles are ignored.
 */
export function readRoles(roles: readonly string[]): LaunchRoles {
  const inCourse = new Set(roles.map(courseRole).filter((role) => role !== null));
  const has = (names: ReadonlySet<string>) => [...inCourse].some((role) => names.has(role));
  const isLearner = inCourse.has('Learner') || inCourse.has('Student');
  const isInstructor = has(INSTRUCTORS);
  const isAdmin = inCourse.size === 0 ? roles.some(isOutsideAdmin) : inCourse.has('Administrator');
  return {
    isLearner,
    isInstructor,
    isAdmin,
    isObserver: has(OBSERVERS) && !isLearner && !isInstructor && !isAdmin,
    isTestUser: roles.includes(TEST_USER),
  };
}

/** Instructor of `…membership#Instructor`, of `…membership/Instructor#Grader` and of the short name. */
function courseRole(role: string): string | null {
  if (/^[A-Za-z]+$/.test(role)) return role;
  if (!role.startsWith(MEMBERSHIP)) return null;
  const [, main] = /^[/#]([A-Za-z]+)/.exec(role.slice(MEMBERSHIP.length)) ?? [];
  return main ?? null;
}

const isOutsideAdmin = (role: string): boolean =>
  role === `${INSTITUTION}Administrator` ||
  role === `${SYSTEM}Administrator` ||
  role === `${SYSTEM}SysAdmin`;
