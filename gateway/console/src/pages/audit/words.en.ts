const words = {
  title: 'Audit',
  at: 'At',
  who: 'Who',
  what: 'What',
  whatHint: 'POST /api/users',
  subject: 'Of',
  detail: 'What was sent',
  none: 'Nothing was changed so',
};

export type AuditWords = typeof words;
export default words;
