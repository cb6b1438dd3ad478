import { useCommon } from '../shell/console.ts';
import { sourceText } from './settingText.ts';
import './source.css';

/** Where a setting comes from; what somebody has set stands out from what was built in. */
export function Source({ from }: { readonly from: string }) {
  const t = useCommon();
  return <span class={from === 'built in' ? 'source' : 'source is-set'}>{sourceText(from, t)}</span>;
}
