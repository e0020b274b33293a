import ParamTextFormItem from '@theme-init/ApiExplorer/ParamOptions/ParamFormItems/ParamTextFormItem';
import type { ReactElement } from 'react';
import type { FilledParameter } from '../../../../filled-parameter.ts';

// It looks at the value when it appears, and not again.
export default function BookplateParamTextFormItem(props: FilledParameter): ReactElement {
  return <ParamTextFormItem key={props.param['x-bookplate-filled']} {...props} />;
}
