/** A part of `localStorage` that is in memory, for a library that stores what readers type. */
export interface MemoryStorage {
  /** How the names of all its values begin. */
  readonly prefix: string;
  /** Values that nobody typed: from now on they are not stored. */
  ignore(name: string, values: readonly unknown[]): void;
  /** Drops what it has, and whatever else is stored there. */
  end(): void;
  /** The same values under another prefix; this one ends. */
  move(): MemoryStorage;
}

const mark = 'bookplate-memory:';
/** By the prefix. What has ended is not there. */
const areas = new Map<string, Area>();
let count = 0;

interface Area {
  readonly typed: Map<string, string>;
  readonly ignored: Map<string, Set<string>>;
}

/**
 * @param typed what is stored there already, by the rest of the name
 * @returns a separate storage
 */
export function createMemoryStorage(typed: ReadonlyMap<string, string> = new Map()): MemoryStorage {
  if (typeof Storage !== 'undefined' && count === 0) divert(Storage.prototype);
  const prefix = `${mark}${(count += 1)}:`;
  const area: Area = { typed: new Map(typed), ignored: new Map() };
  areas.set(prefix, area);
  const end = (): void => void areas.delete(prefix);
  return {
    prefix,
    ignore: (name, values) => {
      const ignored = area.ignored.get(name) ?? new Set();
      for (const value of values) ignored.add(JSON.stringify(value));
      area.ignored.set(name, ignored);
    },
    end,
    move: () => {
      end();
      return createMemoryStorage(area.typed);
    },
  };
}

/** The library asks for `localStorage` by its global name, and has no option for another one. */
function divert(prototype: Storage): void {
  const { getItem, setItem } = prototype;
  prototype.getItem = function getItemOfOurs(this: Storage, name: string) {
    const [prefix, rest] = split(name);
    if (prefix === undefined) return getItem.call(this, name);
    return areas.get(prefix)?.typed.get(rest) ?? null;
  };
  prototype.setItem = function setItemOfOurs(this: Storage, name: string, value: string) {
    const [prefix, rest] = split(name);
    if (prefix === undefined) {
      setItem.call(this, name, value);
      return;
    }
    const area = areas.get(prefix);
    if (area?.ignored.get(rest)?.has(value)) area.typed.delete(rest);
    else area?.typed.set(rest, value);
  };
}

function split(name: string): readonly [string | undefined, string] {
  if (!name.startsWith(mark)) return [undefined, name];
  const end = name.indexOf(':', mark.length) + 1;
  return [name.slice(0, end), name.slice(end)];
}
