import type { Role } from '../../domain/rights.ts';
import type { AuditEntry, Host } from '../records.ts';

/** A person of a host. One person, one account: the proven e-mail address (R-REC-3). */
export interface Member {
  id: string;
  hostId: string;
  /** In lower case; unique in a host. */
  email: string;
  name: string;
  role: Role;
  invitedBy: string;
  invitedAt: Date;
  /** Null until the person has signed in once. */
  joinedAt: Date | null;
}

/** A way to make a host without an account; good until its first admin has signed in. */
export interface SetUp {
  id: string;
  openedAt: Date;
  /** The host that was made with it. */
  hostId: string | null;
  closedAt: Date | null;
}

export interface MemberStore {
  find(hostId: string, email: string): Promise<Member | null>;
  findById(hostId: string, id: string): Promise<Member | null>;
  /** The hosts that an address belongs to. */
  listOfPerson(email: string): Promise<Member[]>;
  listOfHost(hostId: string): Promise<Member[]>;
  /** False, and nothing done, when the address belongs to the host already. */
  add(member: Member, audit: AuditEntry): Promise<boolean>;
  /** Changes role or name, or removes with null. False when no admin who has joined would be left. */
  change(
    member: Member,
    change: Partial<Pick<Member, 'role' | 'name'>> | null,
    audit: AuditEntry,
  ): Promise<boolean>;
  /** Marks every invitation of this address as taken, and closes the set-ups that waited for it. */
  join(email: string, joined: { at: Date; audit: (member: Member) => AuditEntry }): Promise<void>;
}

export interface SetUpStore {
  find(id: string): Promise<SetUp | null>;
  /** The set-up that is open while no host has an admin; made when there is none. */
  openFirst(fresh: SetUp): Promise<SetUp | null>;
  add(setUp: SetUp): Promise<void>;
  /** Makes the host with its first admin, or mends both while that admin has not signed in. */
  complete(id: string, made: { host: Host; admin: Member; audit: AuditEntry }): Promise<void>;
}
