import type { Language } from '../../../parts/language.ts';
import { EN } from './en.ts';
import type { ReportWords } from './types.ts';
import { ZH_CN } from './zhCn.ts';
import { ZH_TW } from './zhTw.ts';

export type { ReportWords } from './types.ts';

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { en: EN, 'zh-CN': ZH_CN, 'zh-TW': ZH_TW };
