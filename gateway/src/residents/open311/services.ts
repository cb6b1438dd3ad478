import type { Language } from '../../parts/language.ts';
import { SERVICE_GROUP, SERVICES, type Service, type ServiceAttribute } from '../services.ts';
import type { Value } from './answer.ts';

/** GET Service List. */
export function serviceList(language: Language): readonly Value[] {
  return SERVICES.map(({ code, name, text, keywords, attributes }) => ({
    service_code: code,
    service_name: name[language],
    description: text[language],
    metadata: attributes.length > 0,
    // a report that has to be looked at first is answered with a token all the same
    type: 'realtime',
    keywords,
    group: SERVICE_GROUP[language],
  }));
}

function attributeOf(
  language: Language,
  { code, datatype, required, hint, text, values }: ServiceAttribute,
  i: number,
) {
  return {
    variable: true,
    code,
    datatype,
    required,
    datatype_description: hint[language],
    order: i + 1,
    description: text[language],
    ...(values ? { values: values.map(({ key, name }) => ({ key, name: name[language] })) } : {}),
  };
}

/** GET Service Definition. */
export function serviceDefinition(language: Language, { code, attributes }: Service): Value {
  return { service_code: code, attributes: attributes.map((one, i) => attributeOf(language, one, i)) };
}
