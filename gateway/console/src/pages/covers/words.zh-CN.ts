import type { CoversWords } from './words.en.ts';

const words: CoversWords = {
  title: '井盖',
  search: '编号、名称、地址、资产编号',
  condition: '状态',
  open: '告警',
  hasNode: '节点',
  with: '已装节点',
  without: '未装节点',
  maintenance: '维护中',
  table: '井盖及其状态',
  reading: (count) => `已读取 ${count} 个`,
  none: '没有符合条件的井盖',
  noneText: '请放宽筛选条件。',
  empty: '还没有井盖',
  emptyText: '可批量导入（lidwatch cover import）或逐个添加。',
  download: '导出表格（CSV）',
  add: '新建井盖',
  addHint: '编号终身不变：井盖不会被删除。',
  added: (cover) => `已新建 ${cover}。`,
  reset: '显示全部',
  raised: '告警内容',
  count: { one: '# 个井盖', other: '# 个井盖' },
};

export default words;
