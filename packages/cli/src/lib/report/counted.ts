/**
 * @param count of things
 * @param noun for one of them
 * @returns such as `2 pages`
 */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
