import type { MapWords } from './words.en.ts';

const words: MapWords = { title: '地图' };
export default words;
