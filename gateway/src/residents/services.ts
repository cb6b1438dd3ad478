import type { Matter } from '../incidents/types.ts';
import type { Language } from '../parts/language.ts';

type Texts = Readonly<Record<Language, string>>;

/** More that a service asks for (GeoReport v2, service definition). */
export interface ServiceAttribute {
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly hint: Texts;
  readonly text: Texts;
  readonly values?: readonly { readonly key: string; readonly name: Texts }[];
}

/** What a resident can report: a matter, in the words of somebody who is no engineer. */
export interface Service {
  readonly code: string;
  readonly matter: Matter;
  readonly name: Texts;
  readonly text: Texts;
  readonly keywords: string;
  readonly attributes: readonly ServiceAttribute[];
}

const NUMBER: ServiceAttribute = {
  code: 'COVER',
  datatype: 'string',
  required: false,
  hint: {
    en: 'as it stands on the cover or on the plate beside it',
    'zh-CN': '井盖或旁边标牌上的编号',
    'zh-TW': '人孔蓋或旁邊標牌上的編號',
  },
  text: {
    en: 'Number of the cover, if you can see one',
    'zh-CN': '井盖编号（如能看到）',
    'zh-TW': '人孔蓋編號（如看得到）',
  },
};

/** What is pressing asks for nothing that a person in a hurry would have to look for. */
const WHEN: ServiceAttribute = {
  code: 'WHEN',
  datatype: 'singlevaluelist',
  required: true,
  hint: { en: 'choose one', 'zh-CN': '请选择一项', 'zh-TW': '請選擇一項' },
  text: { en: 'When do you hear it?', 'zh-CN': '什么时候听到？', 'zh-TW': '什麼時候聽到？' },
  values: [
    { key: 'each', name: { en: 'With each vehicle', 'zh-CN': '每辆车经过时', 'zh-TW': '每輛車經過時' } },
    { key: 'heavy', name: { en: 'With heavy vehicles', 'zh-CN': '大型车辆经过时', 'zh-TW': '大型車輛經過時' } },
    { key: 'other', name: { en: 'At other times', 'zh-CN': '其他时候', 'zh-TW': '其他時候' } },
  ],
};

/** The most pressing first: so they stand on the page, too. */
export const SERVICES: readonly Service[] = [
  {
    code: 'cover-missing',
    matter: 'missing',
    name: { en: 'The cover is missing', 'zh-CN': '井盖缺失', 'zh-TW': '人孔蓋遺失' },
    text: {
      en: 'There is an open hole where a manhole cover should be.',
      'zh-CN': '应有井盖的地方是一个敞开的洞。',
      'zh-TW': '應有人孔蓋的地方是一個敞開的洞。',
    },
    keywords: 'manhole, hole, missing, stolen',
    attributes: [NUMBER],
  },
  {
    code: 'cover-open',
    matter: 'open',
    name: { en: 'The cover is open', 'zh-CN': '井盖打开', 'zh-TW': '人孔蓋開啟' },
    text: {
      en: 'The cover lies beside the hole or stands up, and nobody is at work there.',
      'zh-CN': '井盖掀开或放在一旁，现场无人施工。',
      'zh-TW': '人孔蓋掀開或放在一旁，現場無人施工。',
    },
    keywords: 'manhole, hole, open, lid',
    attributes: [NUMBER],
  },
  {
    code: 'cover-displaced',
    matter: 'displaced',
    name: { en: 'The cover does not lie flat', 'zh-CN': '井盖移位或翘起', 'zh-TW': '人孔蓋移位或翹起' },
    text: {
      en: 'The cover has moved, tilts, or has sunk.',
      'zh-CN': '井盖偏移、倾斜或下沉。',
      'zh-TW': '人孔蓋偏移、傾斜或下沉。',
    },
    keywords: 'manhole, displaced, tilted, sunken',
    attributes: [NUMBER],
  },
  {
    code: 'flooding',
    matter: 'flooding',
    name: { en: 'Water comes out or stands there', 'zh-CN': '冒水或积水', 'zh-TW': '冒水或積水' },
    text: {
      en: 'Water rises out of the manhole, or stands on the street around it.',
      'zh-CN': '井口冒水，或周围路面积水。',
      'zh-TW': '孔口冒水，或周圍路面積水。',
    },
    keywords: 'flood, water, sewer, overflow',
    attributes: [NUMBER],
  },
  {
    code: 'cover-damaged',
    matter: 'damaged',
    name: { en: 'The cover or its frame is broken', 'zh-CN': '井盖或井框破损', 'zh-TW': '人孔蓋或框座破損' },
    text: {
      en: 'There are cracks, pieces are missing, or the street around it has broken away.',
      'zh-CN': '有裂缝、缺角，或周围路面破损。',
      'zh-TW': '有裂縫、缺角，或周圍路面破損。',
    },
    keywords: 'manhole, broken, cracked, frame',
    attributes: [NUMBER],
  },
  {
    code: 'cover-noisy',
    matter: 'noisy',
    name: { en: 'The cover rattles', 'zh-CN': '井盖异响', 'zh-TW': '人孔蓋異響' },
    text: {
      en: 'It makes a noise when vehicles drive over it.',
      'zh-CN': '车辆经过时发出响声。',
      'zh-TW': '車輛經過時發出響聲。',
    },
    keywords: 'manhole, noise, rattling, loose',
    attributes: [NUMBER, WHEN],
  },
  {
    code: 'other',
    matter: 'other',
    name: { en: 'Something else', 'zh-CN': '其他问题', 'zh-TW': '其他問題' },
    text: {
      en: 'Anything else about a manhole cover.',
      'zh-CN': '与井盖有关的其他问题。',
      'zh-TW': '與人孔蓋有關的其他問題。',
    },
    keywords: 'manhole, other',
    attributes: [NUMBER],
  },
];

/** One heading for all of them, in which lists of whole cities put them together. */
export const SERVICE_GROUP: Texts = { en: 'manhole covers', 'zh-CN': '井盖', 'zh-TW': '人孔蓋' };

export function serviceOf(code: string): Service | undefined {
  return SERVICES.find((service) => service.code === code);
}
