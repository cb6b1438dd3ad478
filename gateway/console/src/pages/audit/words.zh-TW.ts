import type { AuditWords } from './words.en.ts';

const words: AuditWords = {
  title: '稽核',
  at: '時間',
  who: '操作者',
  what: '操作',
  whatHint: 'POST /api/users',
  subject: '對象',
  detail: '送出內容',
  none: '沒有符合條件的紀錄',
};

export default words;
