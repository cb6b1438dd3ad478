import type { Language } from '../../parts/language.ts';
import { EN } from './en.ts';
import type { Words } from './words.ts';
import { ZH_CN } from './zhCn.ts';
import { ZH_TW } from './zhTw.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, 'zh-CN': ZH_CN, 'zh-TW': ZH_TW };
