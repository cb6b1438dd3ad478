import type { AuditWords } from './words.en.ts';

const words: AuditWords = {
  title: '审计',
  at: '时间',
  who: '操作人',
  what: '操作',
  whatHint: 'POST /api/users',
  subject: '对象',
  detail: '提交内容',
  none: '没有符合条件的记录',
};

export default words;
