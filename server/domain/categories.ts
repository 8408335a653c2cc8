/** Categories that every host starts with; PDUPS' own list is in none of the sources, so hosts extend it. */
export const USUAL_CATEGORIES: readonly string[] = [
  'Teaching and learning',
  'Literacy',
  'Mathematics',
  'Science',
  'Social studies',
  'Arts',
  'Health and physical education',
  'Career and technical education',
  'Special education',
  'English learners',
  'Indian Education for All',
  'Early childhood',
  'Technology',
  'School climate and mental health',
  'Assessment',
  'Leadership',
];
