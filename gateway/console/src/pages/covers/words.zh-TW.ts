import type { CoversWords } from './words.en.ts';

const words: CoversWords = {
  title: '人孔蓋',
  search: '編號、名稱、地址、資產編號',
  condition: '狀態',
  open: '告警',
  hasNode: '節點',
  with: '已裝節點',
  without: '未裝節點',
  maintenance: '維護中',
  table: '人孔蓋及其狀態',
  reading: (count) => `已讀取 ${count} 個`,
  none: '沒有符合條件的人孔蓋',
  noneText: '請放寬篩選條件。',
  empty: '還沒有人孔蓋',
  emptyText: '可批次匯入（lidwatch cover import）或逐一新增。',
  download: '匯出表格（CSV）',
  add: '新增人孔蓋',
  addHint: '編號終身不變：人孔蓋不會被刪除。',
  added: (cover) => `已新增 ${cover}。`,
  reset: '顯示全部',
  raised: '告警內容',
  count: { one: '# 個人孔蓋', other: '# 個人孔蓋' },
};

export default words;
