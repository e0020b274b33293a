import { hashPassword } from 'better-auth/crypto';
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { accounts, invitations, people } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import { isStillOwner } from './is-still-owner.ts';
import type { Person } from './person.ts';
import type { invitableRoles } from './roles.ts';
import { createToken, hashToken } from './secret-token.ts';

type InvitableRole = (typeof invitableRoles)[number];

/** An invitation as the team sees it. Only the link has its token. */
export interface Invitation {
  readonly tokenHash: string;
  readonly role: InvitableRole;
  /** Its label, in the words of the person who made it. */
  readonly note: string;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
}

const weekMs = 7 * 86_400_000;
/** It is in the log of the server, which more people read than its terminal. */
export const firstOwnerMinutes = 60;

/** Who the history names for links that were made on the server's own terminal. */
const server = { id: 'server', name: 'The server' };

/** What an invitation is for. */
interface InvitationOptions {
  readonly role: InvitableRole;
  /** Its label, in the words of the person who makes it. */
  readonly note: string;
  /** How long it holds, in milliseconds; a week if not given. */
  readonly lifetimeMs?: number;
}

/**
 * Makes the token of an invitation.
 *
 * @param db the database
 * @param by which owner
 * @param options the role, and a label
 * @returns the token, which is not kept; undefined if `by` is no owner any more
 */
export function invite(
  db: Db,
  by: Person,
  options: InvitationOptions,
): Promise<string | undefined> {
  return db.transaction(async (transaction) =>
    (await isStillOwner(transaction, by)) ? addInvitation(transaction, by, options) : undefined,
  );
}

/**
 * Makes the token of an owner's invitation on the server's own terminal.
 *
 * @param db the database
 * @returns the token, which is not kept
 */
export function inviteOwner(db: Db): Promise<string> {
  return inviteFromServer(db, { role: 'owner', note: 'made on the server' });
}

function inviteFromServer(db: Db, options: InvitationOptions): Promise<string> {
  return db.transaction((transaction) => addInvitation(transaction, undefined, options));
}

async function addInvitation(
  transaction: Pick<Db, 'execute' | 'insert'>,
  by: Person | undefined,
  { role, note, lifetimeMs = weekMs }: InvitationOptions,
): Promise<string> {
  const token = createToken();
  const tokenHash = hashToken(token);
  await transaction.insert(invitations).values({
    tokenHash,
    role,
    note,
    invitedBy: by?.id ?? null,
    expiresAt: new Date(Date.now() + lifetimeMs),
  });
  await recordChange(transaction, by ?? server, {
    subject: 'invitation',
    subjectId: tokenHash,
    action: 'invited',
    before: null,
    after: { name: note, role },
  });
  return token;
}

/**
 * The link that makes the first owner, if there are no people yet; it holds for an hour. An earlier one that nobody has used
 * ends.
 *
 * @param db the database
 * @returns the token, or undefined if there is somebody
 */
export async function inviteFirstOwner(db: Db): Promise<string | undefined> {
  const [somebody] = await db.select({ id: people.id }).from(people).limit(1);
  if (somebody) return undefined;
  await db.delete(invitations).where(isNull(invitations.invitedBy));
  return inviteFromServer(db, {
    role: 'owner',
    note: 'the first owner',
    lifetimeMs: firstOwnerMinutes * 60_000,
  });
}

/**
 * @param db the database
 * @param token of a link
 * @returns the invitation, if it still holds
 */
export async function findInvitation(db: Db, token: string): Promise<Invitation | undefined> {
  const [found] = await db
    .select()
    .from(invitations)
    .where(holds(hashToken(token)));
  return found;
}

/**
 * @param db the database
 * @returns those that wait to be used, the newest first
 */
export async function openInvitations(db: Db): Promise<readonly Invitation[]> {
  await db.delete(invitations).where(lt(invitations.expiresAt, sql`now()`));
  return db.select().from(invitations).orderBy(desc(invitations.createdAt));
}

/**
 * Takes an invitation back.
 *
 * @param db the database
 * @param by which owner
 * @param tokenHash names it; nothing happens if it was used or has ended
 */
export async function withdrawInvitation(db: Db, by: Person, tokenHash: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const [ended] = await transaction
      .delete(invitations)
      .where(eq(invitations.tokenHash, tokenHash))
      .returning();
    if (!ended) return;
    await recordChange(transaction, by, {
      subject: 'invitation',
      subjectId: tokenHash,
      action: 'withdrew',
      before: { name: ended.note, role: ended.role },
      after: null,
    });
  });
}

/**
 * Uses a link: makes the account and ends the invitation, both or neither.
 *
 * @param db the database
 * @param token of the link
 * @param account who they say they are, with a password of a length that was checked
 * @returns `joined`, or why not
 */
export async function join(
  db: Db,
  token: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<'joined' | 'no-invitation' | 'e-mail-taken'> {
  const { name, email, password } = account;
  // Slow by design, so not while the transaction holds anything.
  const hash = await hashPassword(password);
  const person = { id: randomUUID(), name, email: email.toLowerCase() };
  return db.transaction(async (transaction) => {
    // One at a time: two links for a first owner must not make two of them, nor one e-mail two people.
    await transaction.execute(sql`LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE`);
    const [invitation] = await transaction
      .select()
      .from(invitations)
      .where(holds(hashToken(token)))
      .for('update');
    if (!invitation) return 'no-invitation';
    const everyone = await transaction
      .select({ id: people.id, name: people.name, email: people.email })
      .from(people);
    if (everyone.some((other) => other.email === person.email)) return 'e-mail-taken';
    const { role } = invitation;
    const invitedBy = everyone.find(({ id }) => id === invitation.invitedBy)?.name ?? server.name;
    await transaction.insert(people).values({ ...person, role });
    await transaction.insert(accounts).values({
      id: randomUUID(),
      accountId: person.id,
      providerId: 'credential',
      userId: person.id,
      password: hash,
    });
    // Of the links that several consoles printed for a first owner, only one makes an owner.
    const isFirst = everyone.length === 0;
    await transaction
      .delete(invitations)
      .where(
        isFirst ? isNull(invitations.invitedBy) : eq(invitations.tokenHash, invitation.tokenHash),
      );
    await recordChange(transaction, person, {
      subject: 'person',
      subjectId: person.id,
      action: 'joined',
      before: null,
      after: { name, email: person.email, role, invitedBy },
    });
    return 'joined';
  });
}

function holds(tokenHash: string) {
  return and(eq(invitations.tokenHash, tokenHash), gt(invitations.expiresAt, sql`now()`));
}
