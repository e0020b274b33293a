import imported from '@theme-init/ApiExplorer/ParamOptions/ParamFormItems/ParamTextFormItem';
import type { ReactElement } from 'react';
import type { FilledParameter } from '../../../../client/filled-parameter.ts';
import { componentIn } from '../../../../client/component-in.ts';

const ParamTextFormItem = componentIn(imported);

// It looks at the value when it appears, and not again.
export default function BookplateParamTextFormItem(props: FilledParameter): ReactElement {
  return <ParamTextFormItem key={props.param['x-bookplate-filled']} {...props} />;
}
