import { describe, expect, it } from 'vitest';
import { readRoles } from '../../../lti-tool/roles.ts';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

const NOBODY = {
  isLearner: false,
  isInstructor: false,
  isAdmin: false,
  isObserver: false,
  isTestUser: false,
};
const LEARNER = { ...NOBODY, isLearner: true };
const INSTRUCTOR = { ...NOBODY, isInstructor: true };
const ADMIN = { ...NOBODY, isAdmin: true };
const OBSERVER = { ...NOBODY, isObserver: true };

describe('LTI roles', () => {
  it.each([
    ['a learner', [`${MEMBERSHIP}#Learner`], LEARNER],
    ['a learner by the short name', ['Learner'], LEARNER],
    [
      'a teacher of the district who takes a course',
      [`${MEMBERSHIP}#Learner`, `${INSTITUTION}Instructor`],
      LEARNER,
    ],
    [
      'an administrator of the district who takes a course',
      [`${MEMBERSHIP}#Learner`, `${INSTITUTION}Administrator`],
      LEARNER,
    ],
    ['an instructor', [`${MEMBERSHIP}#Instructor`], INSTRUCTOR],
    ['a teaching assistant', [`${MEMBERSHIP}/Instructor#TeachingAssistant`], INSTRUCTOR],
    ['a content developer', [`${MEMBERSHIP}#ContentDeveloper`], INSTRUCTOR],
    ['an administrator of the course', [`${MEMBERSHIP}#Administrator`], ADMIN],
    ['a system administrator outside of the course', [`${SYSTEM}SysAdmin`], ADMIN],
    ['a teacher of the district outside of the course', [`${INSTITUTION}Instructor`], NOBODY],
    ['an observer of Canvas', [`${MEMBERSHIP}#Mentor`], OBSERVER],
    ['an observer who takes the course too', [`${MEMBERSHIP}#Mentor`, 'Learner'], LEARNER],
    [
      'Canvas’ Test Student',
      [`${MEMBERSHIP}#Learner`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'],
      { ...LEARNER, isTestUser: true },
    ],
    ['an unknown role', ['https://example.org/roles#Wizard'], NOBODY],
    ['no role', [], NOBODY],
  ])('%s', (_title, roles, expected) => {
    expect(readRoles(roles)).toEqual(expected);
  });
});
