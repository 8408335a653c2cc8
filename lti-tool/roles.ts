const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

export interface LaunchRoles {
  isLearner: boolean;
  isInstructor: boolean;
  isAdmin: boolean;
}

/** Names of LTI Core 1.3, appendix A.2.2, for people who run a course. */
const INSTRUCTORS = new Set(['Instructor', 'ContentDeveloper', 'Manager', 'Mentor', 'Officer']);

/**
 * What somebody is in this course. The course's own roles decide: a teacher of the district who
 * takes a course there is a learner, whatever the institution says. Only without any course role
 * do the institution's and the system's administrators count as such. Unknown roles are ignored.
 */
export function readRoles(roles: readonly string[]): LaunchRoles {
  const inCourse = new Set(roles.map(courseRole).filter((role) => role !== null));
  if (inCourse.size === 0) {
    return { isLearner: false, isInstructor: false, isAdmin: roles.some(isOutsideAdmin) };
  }
  return {
    isLearner: inCourse.has('Learner') || inCourse.has('Student'),
    isInstructor: [...inCourse].some((role) => INSTRUCTORS.has(role)),
    isAdmin: inCourse.has('Administrator'),
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
