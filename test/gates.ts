import type { Gate, User } from '@bookplate/protocol';

type Reader = Pick<User, 'groups'> | null | undefined;
type Row = readonly [gate: Gate | readonly string[], seen: string];

/** The columns of {@link gateTable}. While nobody is known, the page is that of an anonymous reader. */
export const gateReaders: readonly Reader[] = [
  undefined,
  null,
  {},
  { groups: [] },
  { groups: ['free'] },
  { groups: ['pro'] },
  { groups: ['free', 'pro'] },
  { groups: ['Pro', 'pro2', 'pr'] },
];

/** Who sees what names groups: for each of {@link gateReaders} a letter, `y` or `-`. Every output is held against it. */
export const gateTable: readonly Row[] = [
  // unknown, anonymous; signed in: in no group (twice), free, pro, both, others
  [[], '-- ------'],
  [['pro'], '-- ---yy-'],
  [['free', 'pro'], '-- --yyy-'],
  [['anonymous'], 'yy ------'],
  [['anonymous', 'pro'], 'yy ---yy-'],
  [{ any: [] }, '-- ------'],
  [{ any: ['pro'] }, '-- ---yy-'],
  [{ any: ['free', 'pro'] }, '-- --yyy-'],
  [{ any: ['anonymous'] }, 'yy ------'],
  [{ any: ['anonymous', 'pro'] }, 'yy ---yy-'],
  [{ none: ['pro'] }, 'yy yyy--y'],
  [{ none: ['free', 'pro'] }, 'yy yy---y'],
  [{ none: ['anonymous'] }, '-- yyyyyy'],
  [{ none: ['anonymous', 'pro'] }, '-- yyy--y'],
  [{ any: [], none: ['pro'] }, '-- ------'],
  [{ any: ['pro'], none: ['free'] }, '-- ---y--'],
  [{ any: ['free', 'pro'], none: ['free'] }, '-- ---y--'],
  [{ any: ['anonymous', 'pro'], none: ['free'] }, 'yy ---y--'],
  [{ any: ['pro'], none: ['anonymous'] }, '-- ---yy-'],
  [{ any: ['pro'], none: ['pro'] }, '-- ------'],
  [{ any: ['anonymous'], none: ['anonymous'] }, '-- ------'],
  // As the manifest of a build has it.
  [['*', '!pro'], 'yy yyy--y'],
  [['!pro'], 'yy yyy--y'],
  [['!free', 'pro'], '-- ---y--'],
];

/** Each cell of {@link gateTable}: what, who, and whether they see it. */
export const gateCells: readonly (readonly [gate: Row[0], reader: Reader, isSeen: boolean])[] =
  gateTable.flatMap(([gate, seen]) =>
    Array.from(
      seen.replace(' ', ''),
      (letter, index) => [gate, gateReaders[index], letter === 'y'] as const,
    ),
  );
