import type { CoverDetails } from '../../api/coverDocuments.ts';

export type DetailName = keyof CoverDetails;
export type DetailTexts = Readonly<Record<DetailName, string>>;

/** As they stand in the fields of a form. */
export function textsOf(details: CoverDetails): DetailTexts {
  const { tags, ...rest } = details;
  const texts = Object.entries(rest).map(([name, value]) => [name, value === null ? '' : String(value)]);
  return { ...Object.fromEntries(texts), tags: tags.join(', ') } as DetailTexts;
}

function valueIn(name: DetailName, text: string): string | number | readonly string[] | null {
  if (name === 'tags')
    return text
      .split(/[,，、]/)
      .map((tag) => tag.trim())
      .filter(Boolean);
  if (text.trim() === '') return null;
  if (name !== 'lat' && name !== 'lon') return text.trim();
  // what is no number goes as it is: the gateway says what is wrong with it
  const value = Number(text);
  return Number.isNaN(value) ? text.trim() : value;
}

/** What the fields have changed, as the API takes it: null takes one away. */
export function changesOf(details: CoverDetails, texts: DetailTexts): Readonly<Record<string, unknown>> {
  const before = textsOf(details);
  const names = Object.keys(before) as DetailName[];
  const changed = names.filter((name) => texts[name].trim() !== before[name]);
  // one half of a place means nothing
  const isMoved = changed.includes('lat') || changed.includes('lon');
  const sent = names.filter((name) => changed.includes(name) || (isMoved && (name === 'lat' || name === 'lon')));
  return Object.fromEntries(sent.map((name) => [name, valueIn(name, texts[name])]));
}
