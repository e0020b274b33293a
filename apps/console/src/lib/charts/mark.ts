/** Something that happened, as charts and the list below them show it. */
export interface Mark {
  /** In the list, from 1. */
  readonly number: number;
  readonly kind: 'change' | 'incident';
  readonly at: Date;
  /** Of what lasts, the end. */
  readonly until?: Date | undefined;
  /** Two or three words. */
  readonly text: string;
}

/** Marks at one place of a chart. */
export interface PlacedMarks {
  readonly x: number;
  /** Such as `3` or `3–5`. */
  readonly label: string;
  /** Of a single mark, if there is room for it. */
  readonly text: string | undefined;
  readonly marks: readonly Mark[];
}

/** About as wide as a letter of the charts, in their units. */
const letterWidth = 6.6;
const badgeWidth = 22;
const gap = 12;

/**
 * Finds a place for each mark: those that would cover each other are one.
 *
 * @param marks the oldest first
 * @param toX the place of a moment
 * @param end of the chart, which texts do not go over
 * @returns the places, from left to right
 */
export function placeMarks(
  marks: readonly Mark[],
  toX: (moment: Date) => number,
  end: number,
): readonly PlacedMarks[] {
  const groups: { x: number; last: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const x = toX(mark.at);
    const group = groups.at(-1);
    if (group && x - group.last < badgeWidth + 6) {
      group.marks.push(mark);
      group.last = x;
    } else groups.push({ x, last: x, marks: [mark] });
  }
  return groups.map((group, index) => {
    const [first, last] = [group.marks[0], group.marks.at(-1)];
    const label = first === last ? `${first?.number}` : `${first?.number}–${last?.number}`;
    const room = (groups[index + 1]?.x ?? end) - group.x - badgeWidth - gap;
    const text = first === last ? first?.text : undefined;
    return {
      x: group.x,
      label,
      text: text !== undefined && text.length * letterWidth <= room ? text : undefined,
      marks: group.marks,
    };
  });
}
