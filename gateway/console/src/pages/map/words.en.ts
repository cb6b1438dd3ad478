const words = { title: 'Map' };
export type MapWords = typeof words;
export default words;
