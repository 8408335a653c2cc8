import { describe, expect, it } from 'vitest';
import { EMPTY_DETAILS } from '../../../server/domain/event-details.ts';
import { screenTopics } from '../../../server/domain/screen-topics.ts';

const found = (title: string) =>
  screenTopics({ ...EMPTY_DETAILS, title, location: { kind: 'online' } }).map(({ id }) => id);

/** Titles that have to be caught, each with the topic. */
const CAUGHT: [title: string, id: string][] = [
  ['Parent-Teacher Conferences', 'parent-teacher-conferences'],
  ['Fall parent–teacher conferences', 'parent-teacher-conferences'],
  ['Parent/Teacher Conference', 'parent-teacher-conferences'],
  ['Parent and teacher conferences, day 2', 'parent-teacher-conferences'],
  ['PARENTS TEACHERS CONFERENCES', 'parent-teacher-conferences'],
  ['Grading', 'grading-time'],
  ['Grading time', 'grading-time'],
  ['End-of-quarter grading', 'grading-time'],
  ['Time for grading and planning', 'grading-time'],
  ['Grade entry before the holidays', 'grading-time'],
  ['Grading papers together', 'grading-time'],
  ['Classroom setup', 'classroom-setup'],
  ['Classroom set-up and meet the teacher', 'classroom-setup'],
  ['Classroom take-down', 'classroom-setup'],
  ['Setting up your classroom', 'classroom-setup'],
  ['Packing up classrooms for the summer', 'classroom-setup'],
  ['Monthly staff meeting', 'staff-meetings'],
  ['Staff Meetings', 'staff-meetings'],
  ['Faculty meeting, November', 'staff-meetings'],
  ['Blood-Borne Pathogens Training', 'blood-borne-pathogens'],
  ['Bloodborne pathogens refresher', 'blood-borne-pathogens'],
  ['Blood borne pathogen safety', 'blood-borne-pathogens'],
  ['BBP annual training', 'blood-borne-pathogens'],
  ['Accreditation review committee', 'accreditation-review'],
  ['Serving on accreditation committees', 'accreditation-review'],
  ['CPR certification', 'cpr-first-aid'],
  ['First Aid for coaches', 'cpr-first-aid'],
  ['First-aid and AED', 'cpr-first-aid'],
  ['PLC: grade 4 math', 'plc'],
  ['Our PLCs in year two', 'plc'],
  ['Professional Learning Communities that work', 'plc'],
  ['Mentor teacher workshop', 'mentor-teachers'],
  ['Mentoring new teachers', 'mentor-teachers'],
  ['Teacher mentoring circle', 'mentor-teachers'],
  ['Mandatory reporting training', 'mandatory-reporting'],
  ['Mandated reporter refresher', 'mandatory-reporting'],
  ['ed2go: Classroom Spanish', 'ed2go'],
  ['PESI summer seminar', 'pesi'],
  ['Albion Institute: Trauma', 'albion'],
  ['IRIS Center modules', 'iris'],
  ['NAEYC webinar', 'naeyc'],
  ['National Association for the Education of Young Children, regional day', 'naeyc'],
  ['Bureau of Education Research seminar', 'ber'],
  ['Bureau of Education & Research seminar', 'ber'],
  ['Western Washington University – GG course', 'wwu-gg'],
  ['WWU GG: Literacy', 'wwu-gg'],
  ['ISS EDU Learn: Assessment', 'iss-edu-learn'],
];

/** Titles that only share letters or words with a listed topic. */
const CLEAN: string[] = [
  'Upgrading your lessons',
  'Degrading plastics in the science lab',
  'Standards-based grading',
  'Standards based grading for beginners',
  'Equitable grading',
  'Grading practices that motivate',
  'Rethinking grading',
  'Grading for equity',
  'Working with parents as partners',
  'Parent engagement for teachers',
  'Setting up classroom routines',
  'Classroom management from day one',
  'Setting up your classroom library',
  'Meeting every student where they are',
  'Staffing rural schools',
  'Meetings with meaning: facilitation skills for leaders',
  'Pathogens and immunity in grade 8',
  'Blood typing in the biology lab',
  'Accrediting bodies in higher education',
  'Aided language input',
  'First steps in coding',
  'Replicating experiments',
  'The mentor text approach to writing',
  'Reporting science: mandatory skills for journalists',
  'The reporter in the classroom',
  'Iris recognition in computer science',
  'Irises and other Montana flowers',
  'Pesinomics and folk song',
  'Albion, a history',
  'Western Washington University: salmon and streams',
  'Missouri river studies',
  'Education research for teachers',
  'Young children and play',
  'Reading Aloud with Purpose',
  'Field Notes: Science Outdoors',
];

describe('listed topics', () => {
  it.each(CAUGHT)('R-EVT-8 R-EVT-9 R-EVT-10 R-EVT-11 “%s” is caught', (title, id) => {
    expect(found(title)).toContain(id);
  });

  it.each(CLEAN)('R-EVT-11 “%s” is not', (title) => {
    expect(found(title)).toEqual([]);
  });

  it('R-EVT-10 an organization is found in the description and among the instructors, online only', () => {
    const event = {
      ...EMPTY_DETAILS,
      title: 'Autism basics',
      description: 'Modules of the IRIS Center.',
    };
    const ids = (kind: 'online' | 'place') => {
      const location =
        kind === 'online' ? { kind } : { kind, city: 'Helena', zip: '59601', state: 'MT' };
      return screenTopics({ ...event, location }).map(({ id }) => id);
    };
    expect(ids('online')).toEqual(['iris']);
    expect(ids('place')).toEqual([]);
    const byInstructor = { ...EMPTY_DETAILS, title: 'Autism', instructorNames: ['Jo Roe, NAEYC'] };
    expect(screenTopics(byInstructor).map(({ id }) => id)).toEqual(['naeyc']);
  });

  it('R-EVT-8 a topic that is only mentioned in the description is not held against the event', () => {
    const event = { ...EMPTY_DETAILS, title: 'Coaching', description: 'Not a staff meeting.' };
    expect(screenTopics(event)).toEqual([]);
  });
});
