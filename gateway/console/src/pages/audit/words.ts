import { catalogue } from '../../i18n/catalogue.ts';
import en from './words.en.ts';

export const words = catalogue(en, {
  'zh-CN': () => import('./words.zh-CN.ts'),
  'zh-TW': () => import('./words.zh-TW.ts'),
});
