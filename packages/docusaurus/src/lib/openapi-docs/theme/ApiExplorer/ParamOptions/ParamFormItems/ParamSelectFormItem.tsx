import imported from '@theme-init/ApiExplorer/ParamOptions/ParamFormItems/ParamSelectFormItem';
import type { ReactElement } from 'react';
import type { FilledParameter } from '../../../../client/filled-parameter.ts';
import { componentIn } from '../../../../client/component-in.ts';

const ParamSelectFormItem = componentIn(imported);

// It looks at the value when it appears, and not again.
export default function BookplateParamSelectFormItem(props: FilledParameter): ReactElement {
  return <ParamSelectFormItem key={props.param['x-bookplate-filled']} {...props} />;
}
