/** One requirement of ARM 10.55.714 / 10.57.215 as a plain question (R-EVT-7). */
export interface ArmQuestion {
  id: string;
  question: string;
  /** What a good answer says. */
  hint: string;
}

/** All eight have to be answered before an event is published. */
export const ARM_QUESTIONS: readonly ArmQuestion[] = [
  {
    id: 'planned',
    question: 'How is the event planned and structured?',
    hint: 'Purpose and agenda in one sentence.',
  },
  {
    id: 'curriculum',
    question: 'How does it support the P–12 public school curriculum?',
    hint: 'Instruction, student learning, or practice in a P–12 school.',
  },
  {
    id: 'objectives',
    question: 'What will educators know or be able to do afterwards?',
    hint: 'A clear learning objective.',
  },
  {
    id: 'growth',
    question: 'How does it help educators grow?',
    hint: 'Content, pedagogy, strategies, technology or leadership.',
  },
  {
    id: 'active',
    question: 'How do participants take an active part?',
    hint: 'Practice, application, reflection or feedback.',
  },
  {
    id: 'sustained',
    question: 'How is the learning sustained, where that fits?',
    hint: 'Follow-up over time, or why once is enough.',
  },
  {
    id: 'impact',
    question: 'How is its impact evaluated?',
    hint: 'An evaluation or reflection that improves the next time.',
  },
  {
    id: 'new-idea',
    question: 'Which idea or skill is new, or extended?',
    hint: 'What educators have not done in this way before.',
  },
];
