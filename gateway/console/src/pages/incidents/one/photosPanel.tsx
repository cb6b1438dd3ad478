import type { PhotoOf } from '../../../api/incidentDocuments.ts';
import { Panel } from '../../../parts/panel.tsx';
import { useFormat, useWords } from '../../../shell/console.ts';
import { Photos } from '../photos/photo.tsx';
import { useWho } from '../who.ts';
import { words } from '../words.ts';

export function PhotosPanel({ photos }: { readonly photos: readonly PhotoOf[] }) {
  const t = useWords(words);
  const format = useFormat();
  const who = useWho();
  if (photos.length === 0) return null;
  const label = (id: string): string => {
    const photo = photos.find((one) => one.id === id);
    return photo ? t.photo.by(who(photo.who), format.instant(photo.at)) : t.photo.title;
  };
  return (
    <Panel title={t.photo.title}>
      <Photos ids={photos.map(({ id }) => id)} label={label} />
    </Panel>
  );
}
