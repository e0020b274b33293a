import { groupListsIn, teamsIn } from '../../openapi-pages/gates.ts';
import { readSpecFiles, type SpecFile } from '../../openapi-pages/read-spec-files.ts';
import type { PagesCheck } from '../check.ts';
import type { Finding } from '../findings.ts';
import type { KnownGroups } from '../site.ts';
import { findWrongShape } from './groups-shape.ts';
import { findUnknownGroup } from './unknown-group.ts';

/** The groups in OpenAPI documents are those of operations, and of the pages that are generated of them. */
export const specGroups: PagesCheck = (pages, { root, host, knownGroups }) => {
  const places = new Set([...host.specs, ...pages.flatMap(({ documents }) => documents)]);
  return readSpecFiles(root, [...places]).flatMap((spec) =>
    [...findInSpec(spec, knownGroups)].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    ),
  );
};

function* findInSpec(
  { file, document, pointOf }: SpecFile,
  known: KnownGroups | undefined,
): Generator<Finding> {
  const unknown = (group: unknown, path: readonly (string | number)[]): readonly Finding[] =>
    known && typeof group === 'string'
      ? findUnknownGroup({ group, file, ...pointOf(path) }, known)
      : [];
  for (const { value, path } of groupListsIn(document)) {
    const wrong = findWrongShape(String(path.at(-1)), value, (...item) => ({
      file,
      ...pointOf([...path, ...item]),
    }));
    yield* wrong;
    // One that is no name of a group is reported as such.
    if (wrong.length === 0 && Array.isArray(value))
      for (const [index, group] of value.entries()) yield* unknown(group, [...path, index]);
  }
  for (const { value, path } of teamsIn(document)) yield* unknown(value, path);
}
