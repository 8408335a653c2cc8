import { type TemplateResult, html, nothing } from 'lit';
import type { EventResponse, SaveEventRequest } from '../../../server/contract/event.ts';
import { type Problems, checkbox, field, radios } from './editor-fields.ts';
import { hoursText, minutesOf } from './hours.ts';
import { verificationSection } from './verification-section.ts';

type Details = EventResponse['details'];

export interface Draft {
  save: SaveEventRequest;
  problems: Problems;
  categories: readonly string[];
  armQuestions: readonly { id: string; question: string; hint: string }[];
  usualChecksPerHour: number;
  pduCount: number;
  change: (change: Partial<SaveEventRequest>) => void;
}

/** All sections of the editor, in the order in which PDUPS asks. */
export function editorSections(draft: Draft): TemplateResult {
  const { details } = draft.save;
  const set = (change: Partial<Details>) => draft.change({ details: { ...details, ...change } });
  return html`${aboutSection(draft, set)} ${whenSection(draft, set)} ${timeSection(draft, set)}
  ${verificationSection(draft, set)} ${armSection(draft, set)} ${reasonsSection(draft, set)}`;
}

type Set = (change: Partial<Details>) => void;

const section = (title: string, body: TemplateResult): TemplateResult =>
  html`<section class="card">
    <h2>${title}</h2>
    ${body}
  </section>`;

function aboutSection({ save, problems, categories }: Draft, set: Set): TemplateResult {
  const { title, instructorNames, description, categories: chosen } = save.details;
  const all = [...new Set([...categories, ...chosen])];
  const toggle = (category: string, isOn: boolean) =>
    set({ categories: isOn ? [...chosen, category] : chosen.filter((one) => one !== category) });
  const add = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (target.value.trim()) toggle(target.value.trim(), true);
    target.value = '';
  };
  return section(
    'About the event',
    html`${field({ name: 'title', label: 'Title', value: title, problems, onInput: (text) => set({ title: text }) })}
      ${field({
        name: 'instructorNames',
        label: 'Instructors',
        hint: 'One name on each line, as the certificate should print it.',
        rows: 2,
        value: instructorNames.join('\n'),
        problems,
        onInput: (text) => set({ instructorNames: text.split('\n') }),
      })}
      ${field({ name: 'description', label: 'Description', rows: 4, value: description, problems, onInput: (text) => set({ description: text }) })}
      <fieldset class="choices" id="field-categories" tabindex="-1">
        <legend>Categories</legend>
        ${all.map((category) =>
          checkbox(category, chosen.includes(category), (isOn) => toggle(category, isOn)),
        )}
        <p>
          <label for="another-category">Another category, then Enter</label>
          <input id="another-category" maxlength="80" @keydown=${add} />
        </p>
      </fieldset>`,
  );
}

function whenSection({ save, problems }: Draft, set: Set): TemplateResult {
  const { startDate, endDate, isRolling, location } = save.details;
  const place = location?.kind === 'place' ? location : null;
  const setPlace = (change: Partial<NonNullable<typeof place>>) =>
    set({ location: { kind: 'place', city: '', zip: '', state: 'MT', ...place, ...change } });
  return section(
    'When and where',
    html`${checkbox(
        'Open all the time: entered for one year, and anew for the next',
        isRolling,
        (isOn) =>
          set({ isRolling: isOn, ...(isOn && startDate && { endDate: yearFrom(startDate) }) }),
      )}
      <div class="row">
        ${field({
          name: 'startDate',
          label: 'First day',
          type: 'date',
          value: startDate,
          problems,
          onInput: (day) =>
            set({ startDate: day, ...(isRolling && day && { endDate: yearFrom(day) }) }),
        })}
        ${field({ name: 'endDate', label: 'Last day', type: 'date', value: endDate, problems, onInput: (day) => set({ endDate: day }) })}
      </div>
      ${radios(
        'Location',
        'location',
        {
          value: '',
          chosen: location?.kind ?? '',
          labels: { online: 'Online', place: 'At a place' },
        },
        (kind) => (kind === 'online' ? set({ location: { kind } }) : setPlace({})),
      )}
      ${
        place
          ? html`<div class="row">
              ${field({ name: 'city', label: 'City', value: place.city, problems, onInput: (city) => setPlace({ city }) })}
              ${field({ name: 'zip', label: 'ZIP code', value: place.zip, problems, onInput: (zip) => setPlace({ zip }) })}
              ${field({ name: 'state', label: 'State', value: place.state, problems, onInput: (state) => setPlace({ state: state.toUpperCase() }) })}
            </div>`
          : nothing
      }`,
  );
}

function timeSection({ save, problems, pduCount }: Draft, set: Set): TemplateResult {
  return section(
    'Hours',
    html`${field({
        name: 'minutesOfInstruction',
        label: 'Hours of instruction',
        hint: 'For example 1.5 or 1:30. One hour is one PDU, and partial hours are not rounded up.',
        value: hoursText(save.details.minutesOfInstruction),
        problems,
        onInput: (text) => set({ minutesOfInstruction: minutesOf(text) }),
      })}
      <p>PDUs on the certificate: <strong>${pduCount}</strong></p>`,
  );
}

function armSection({ save, problems, armQuestions }: Draft, set: Set): TemplateResult {
  const { armAnswers } = save.details;
  return section(
    'What makes it professional development (ARM 10.55.714, 10.57.215)',
    html`${armQuestions.map(({ id, question, hint }) =>
      field({
        name: `armAnswers.${id}`,
        label: question,
        hint,
        rows: 2,
        value: armAnswers[id] ?? '',
        problems,
        onInput: (text) => set({ armAnswers: { ...armAnswers, [id]: text } }),
      }),
    )}`,
  );
}

/** Asked for only when a listed topic was found, or was answered before. */
function reasonsSection({ save, problems }: Draft, set: Set): TemplateResult | typeof nothing {
  const { justification, overruleReason } = save.details;
  const has = (name: string) => problems.some((problem) => problem.field === name);
  const needsJustification = has('justification') || justification !== '';
  const needsOverrule = has('overruleReason') || overruleReason !== '';
  if (!needsJustification && !needsOverrule) return nothing;
  return section(
    'Topics that OPI has ruled on',
    html`${
      needsJustification
        ? field({
            name: 'justification',
            label: 'How this event meets ARM 10.55.714',
            rows: 3,
            value: justification,
            problems,
            onInput: (text) => set({ justification: text }),
          })
        : nothing
    }
    ${
      needsOverrule
        ? field({
            name: 'overruleReason',
            label: 'Why the topic was matched wrongly',
            rows: 3,
            value: overruleReason,
            problems,
            onInput: (text) => set({ overruleReason: text }),
          })
        : nothing
    }`,
  );
}

/** One year in all, as PDUPS wants it for courses that are always open (R-EVT-3). */
function yearFrom(startDate: string): string {
  const end = new Date(`${startDate}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}
