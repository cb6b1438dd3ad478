import { Page } from '../../parts/page.tsx';
import { useWords } from '../../shell/console.ts';
import { words } from './words.ts';

export const catalogues = [words];

export default function MapPage() {
  const t = useWords(words);
  return <Page title={t.title}>{''}</Page>;
}
