import type { Certificates } from './certificates/certificate-ports.ts';
import type { EventQuery, ListedEvent } from './events/event-query.ts';
import type { FactDecision } from '../domain/form-facts/judge-form.ts';
import type { FieldMap } from '../domain/printed-facts.ts';
import type { SignatoryConsent } from '../domain/signatory-consent.ts';
import type { LedgerStore } from './participation/ledger-ports.ts';
import type { MemberStore, SetUpStore } from './accounts/member-ports.ts';
import type { PlacementStore } from './launches/placement-ports.ts';
import type { Outbox } from './mail/outbox-ports.ts';
import type { OverviewStore } from './overview/overview-port.ts';
import type { RegistrationLinks } from './settings/lms-ports.ts';
import type { Purges } from './records/purges.ts';
import type {
  Attendance,
  AuditEntry,
  CheckResult,
  Claim,
  EducatorSession,
  Form,
  FormStatus,
  HeldUp,
  Host,
  Participant,
  PlatformLink,
  PduEvent,
  Preparation,
  Revision,
} from './records.ts';
import type { RosterStore } from './roster/roster-ports.ts';
import type { ScoreStore } from './grades/score-ports.ts';
import type { Seal } from './certificates/seal-port.ts';

/** Who takes part, as the LMS or the embedding page knows the person. */
export interface Identity {
  hostId: string;
  /** Unique and stable at its source, e.g. issuer and subject. */
  key: string;
  name: string;
  email: string | null;
}

/** An opening of the element. */
export interface NewSession {
  id: string;
  now: Date;
  /** What the browser says of itself. */
  device: string;
}

/** What an admin of the host may change. */
export type HostSettings = Pick<
  Host,
  | 'name'
  | 'phone'
  | 'timeZone'
  | 'signatoryName'
  | 'signaturePng'
  | 'unitStep'
  | 'ownCategories'
  | 'allowedOrigins'
  | 'mailsCertificates'
>;

/** Its version is given where it is stored. */
export type NewForm = Omit<Form, 'version'>;

/** Everything that is kept. Implemented once, on MongoDB. */
export interface Store {
  purges: Purges;
  hosts: {
    find(id: string): Promise<Host | null>;
    /** For the daily work, which goes through all hosts. */
    listIds(): Promise<string[]>;
    /** Replaces the settings. */
    update(id: string, settings: HostSettings, audit: AuditEntry): Promise<void>;
    /** Apart from the settings, so that neither change undoes the other. */
    setConsent(id: string, consent: SignatoryConsent | null, audit: AuditEntry): Promise<void>;
    setSeal(id: string, seal: Seal | null, audit: AuditEntry): Promise<void>;
  };
  events: {
    find(id: string): Promise<PduEvent | null>;
    search(hostId: string, query: EventQuery): Promise<{ events: ListedEvent[]; hasMore: boolean }>;
    /** Every event of a host, one after the other, oldest first. */
    each(hostId: string): AsyncIterable<PduEvent>;
    /** The events of all hosts; for the daily check only. */
    everywhere(): AsyncIterable<PduEvent>;
    add(event: PduEvent, audit: AuditEntry): Promise<void>;
    /**
     * Writes a changed event with its revision and the audit row. False, and nothing done, when the
     * stored one is not the revision before. A stale form pauses issuing (R-CRT-13).
     */
    replace(
      event: PduEvent,
      audit: AuditEntry,
      effect: { makesFormStale: boolean },
    ): Promise<boolean>;
    /** Takes a draft away that no legal hold keeps. False when there is none such. */
    remove(event: PduEvent, audit: AuditEntry): Promise<boolean>;
    /** Every version of an event, oldest first. */
    eachRevision(eventId: string): AsyncIterable<Revision>;
    /** The event of the year after, when there is one already. */
    findNextOf(eventId: string): Promise<PduEvent | null>;
  };
  overview: OverviewStore;
  audits: {
    /** Newest first. */
    list(
      hostId: string,
      query: { eventId?: string; skip: number; limit: number },
    ): Promise<AuditEntry[]>;
    add(entry: AuditEntry): Promise<void>;
    /** All of one event, oldest first. */
    each(eventId: string): AsyncIterable<AuditEntry>;
  };
  members: MemberStore;
  setUps: SetUpStore;
  placements: PlacementStore;
  platforms: {
    find(issuer: string, clientId: string): Promise<PlatformLink | null>;
    listOfHost(hostId: string): Promise<PlatformLink[]>;
    /** Adds the link, or gives a known one to this host with these deployments; for the demo. */
    save(link: PlatformLink): Promise<void>;
    /** False, and nothing done, when the platform has a host already. */
    add(link: PlatformLink, audit: AuditEntry): Promise<boolean>;
    /** Keeps a deployment that was seen; of very many the newest. */
    notePending(
      link: Pick<PlatformLink, 'issuer' | 'clientId'>,
      deploymentId: string,
    ): Promise<void>;
    /** Sets the deployments; those of them wait no longer. False, and nothing done, when it is not this host's. */
    change(link: PlatformLink, audit: AuditEntry): Promise<boolean>;
    /** False, and nothing done, when it is not this host's. */
    remove(link: PlatformLink, audit: AuditEntry): Promise<boolean>;
  };
  registrationLinks: RegistrationLinks;
  forms: {
    find(id: string): Promise<Form | null>;
    latestOfEvent(eventId: string): Promise<Form | null>;
    /** Every version that was uploaded, oldest first. */
    each(eventId: string): AsyncIterable<Form>;
    countOfEvent(eventId: string): Promise<number>;
    /** The forms on which this host drew places last, newest first (R-CRT-10). */
    lastMapped(hostId: string, count: number): Promise<Form[]>;
    /** Adds a form as the event's next version, also when two come at once; answers it. */
    add(form: NewForm, audit: AuditEntry, formStatus: FormStatus): Promise<Form>;
    /**
     * Stores the decisions on what the guard found. False, and nothing done, when the form is not
     * the latest any more, its event was edited, or somebody else was faster.
     */
    settle(
      form: Form,
      change: { decisions: FactDecision[]; formStatus: FormStatus },
      audit: AuditEntry,
    ): Promise<boolean>;
    /** Stores map and preparation, and puts the form to use. */
    putToUse(
      formId: string,
      change: { fieldMap: FieldMap; preparation: Preparation; signatureSha256: string },
      audit: AuditEntry,
    ): Promise<void>;
    /**
     * Adds a form and puts it in the place of the one in use. False, and nothing done, when that is not in
     * use any more, or there is a newer one.
     */
    replaceInUse(usedId: string, form: Form, audit: AuditEntry): Promise<boolean>;
  };
  participants: {
    find(id: string): Promise<Participant | null>;
    findMany(ids: readonly string[]): Promise<Participant[]>;
    /** As an LMS or an embedding page knows the person. */
    findByKey(identity: Pick<Identity, 'hostId' | 'key'>): Promise<Participant | null>;
  };
  sessions: {
    find(id: string): Promise<EducatorSession | null>;
    /** Finds or makes participant and attendance, and makes this the one live session (R-TIM-5). */
    open(
      identity: Identity,
      event: PduEvent,
      session: NewSession & { isReleased: boolean },
    ): Promise<EducatorSession>;
    /** A new session for the same educator and event, now the live one. */
    openAgain(session: EducatorSession, next: NewSession): Promise<EducatorSession>;
  };
  attendances: {
    find(id: string): Promise<Attendance | null>;
    listOfEvent(eventId: string): Promise<Attendance[]>;
    /** Its id; null when the participant has not opened the event. */
    idOf(eventId: string, participantId: string): Promise<string | null>;
    /** All of an event, one after the other. */
    each(eventId: string): AsyncIterable<Attendance>;
    /** Those of an event about whom something was written since a moment. */
    seenSince(eventId: string, at: Date): Promise<Attendance[]>;
    countOfEvent(eventId: string): Promise<number>;
    /** Attendances whose claim has no certificate yet. */
    listWaiting(of?: { eventId: string } | { hostId: string }): Promise<Attendance[]>;
    /** Keeps the first submission; a second one changes nothing. */
    saveEvaluation(id: string, evaluation: NonNullable<Attendance['evaluation']>): Promise<void>;
    /** Keeps the last one that was made before there is a certificate. */
    saveClaim(id: string, claim: Claim): Promise<void>;
    /** Keeps why a stored claim could not be served. */
    holdUp(id: string, heldUp: HeldUp): Promise<void>;
    /** Confirms who was there, or takes it back with null. */
    /** False, and nothing is changed, when a certificate stands on it. */
    confirm(id: string, confirmed: Attendance['confirmed'], audit: AuditEntry): Promise<boolean>;
  };
  ledger: LedgerStore;
  /** As it was at most a second ago; for what is asked many times a second. */
  recent: {
    event(id: string): Promise<PduEvent | null>;
    host(id: string): Promise<Host | null>;
  };
  certificates: Certificates;
  outbox: Outbox;
  scores: ScoreStore;
  rosters: RosterStore;
  findings: {
    /** Keeps what the last daily check found at a host, instead of what the one before did. */
    replace(result: CheckResult): Promise<void>;
    ofHost(hostId: string): Promise<CheckResult | null>;
  };
}
