import { CodeBlockContextProvider, useCodeBlockContext } from '@docusaurus/theme-common/internal';
import CodeBlockButtons from '@theme-init/CodeBlock/Buttons';
import { type ReactElement, useContext } from 'react';
import { usePageReader } from '@bookplate/docs/react';
import { CodeSample } from '../../client/code-sample.tsx';
import { keepShown, sampleText } from '../../client/sample-lines.ts';

// What is copied is what is seen.
export default function BookplateCodeBlockButtons(props: object): ReactElement {
  const sample = useContext(CodeSample);
  const { metadata, wordWrap } = useCodeBlockContext();
  const reader = usePageReader();
  if (!sample) return <CodeBlockButtons {...props} />;
  const code = sampleText(keepShown(sample, metadata.code), reader);
  return (
    <CodeBlockContextProvider metadata={{ ...metadata, code }} wordWrap={wordWrap}>
      <CodeBlockButtons {...props} />
    </CodeBlockContextProvider>
  );
}
