import type { Claims } from './launch-scene.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

const roles = (...names: string[]): Claims => ({ [`${LTI}roles`]: names });
const NO_NAMES = { name: undefined, given_name: undefined, family_name: undefined };

/** What a launch of the certification suite varies, once for each role. */
const variants = (role: 'Instructor' | 'Learner'): [title: string, change: Claims][] => [
  ['as usual', roles(`${MEMBERSHIP}#${role}`)],
  [
    'with several roles',
    roles(
      `${MEMBERSHIP}#${role}`,
      `${INSTITUTION}${role === 'Learner' ? 'Student' : 'Faculty'}`,
      `${MEMBERSHIP}/${role}#GuestLecturer`,
    ),
  ],
  ['with a short role', roles(role)],
  [
    'with an unknown role',
    roles('http://purl.imsglobal.org/vocab/lis/v2/uknownrole/unknown#Helper'),
  ],
  ['without roles', roles()],
  ['with an e-mail address only', { ...roles(`${MEMBERSHIP}#${role}`), ...NO_NAMES }],
  ['with names only', { ...roles(`${MEMBERSHIP}#${role}`), email: undefined }],
  [
    'without anything personal',
    { ...roles(`${MEMBERSHIP}#${role}`), ...NO_NAMES, email: undefined },
  ],
  [
    'with an e-mail address and without a course',
    { ...roles(`${MEMBERSHIP}#${role}`), ...NO_NAMES, [`${LTI}context`]: undefined },
  ],
];

/** The eighteen launches of the certification suite that have to work, with the page each opens. */
export const CERTIFIED: [title: string, change: Claims, opens: 'educator' | 'host'][] = [
  ...variants('Learner').map(([title, change]): [string, Claims, 'educator'] => [
    `a student ${title}`,
    change,
    'educator',
  ]),
  ...variants('Instructor').map(([title, change]): [string, Claims, 'educator' | 'host'] => [
    `an instructor ${title}`,
    change,
    // Without a role of the course nobody is its teacher.
    /unknown role|without roles/.test(title) ? 'educator' : 'host',
  ]),
];
