import type { Copier, Draft } from './copier.ts';
import { finishSchema, finishVariable } from './finish-schema.ts';
import type { Node } from './gates.ts';
import { namesHiddenScheme } from './hidden-by-rule.ts';
import { leaveOut } from './leave-out.ts';
import { pruneExamples } from './prune-examples.ts';
import { type Shape, shapes } from './shapes.ts';

type Finish = (source: Node, copy: Draft, copier: Copier) => void;

/**
 * Takes out of a copy what only names the hidden: entries of `required`, tags, security requirements, enum values.
 *
 * @param source the object as the document has it
 * @param copy its copy, without the objects that are hidden
 * @param shape its shape
 * @param copier at work
 */
export function finish(source: Node, copy: Draft, shape: Shape, copier: Copier): void {
  finishes[shape.kind]?.(source, copy, copier);
}

const finishes: Partial<Record<Shape['kind'], Finish>> = {
  schema: (source, copy, copier) => {
    finishSchema(source, copy, copier);
    pruneExamples(source, source, copy, copier);
  },
  holder: (source, copy, copier) => pruneExamples(source['schema'], source, copy, copier),
  operation: (_, copy, { view }) => {
    leaveOut(copy, 'tags', (tag) => view.hiddenTags.has(tag));
    leaveOut(copy, 'security', (alternative) => namesHiddenScheme(view, alternative));
  },
  document: (_, copy, { view }) =>
    leaveOut(copy, 'security', (alternative) => namesHiddenScheme(view, alternative)),
  link: ({ operationRef }, copy, copier) => {
    if (typeof operationRef === 'string' && operationRef.startsWith('#'))
      copy['operationRef'] = copier.reference(operationRef, shapes.operation);
  },
  variable: finishVariable,
};
