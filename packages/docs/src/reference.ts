export {
  describeReference,
  fileNameOf,
  type ListedOperation,
  parseReference,
  readReference,
  type ReferenceDocument,
  type ReferenceDescription,
} from './lib/reference/reference-document.ts';
