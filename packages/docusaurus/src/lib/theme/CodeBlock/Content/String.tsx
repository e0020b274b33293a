import { readSampleLines } from '@bookplate/browser/program';
import CodeBlockString from '@theme-init/CodeBlock/Content/String';
import type { ReactElement } from 'react';
import { CodeSample } from '../../../client/code-sample.tsx';

// Here the attributes of the fence end: below, only the text of the sample is known.
export default function BookplateCodeBlockString(props: {
  readonly 'data-bookplate-code'?: string;
}): ReactElement {
  const { 'data-bookplate-code': pieces, ...others } = props;
  const block = <CodeBlockString {...others} />;
  return pieces === undefined ? (
    block
  ) : (
    <CodeSample.Provider value={readSampleLines(pieces)}>{block}</CodeSample.Provider>
  );
}
