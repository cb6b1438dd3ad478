import type { UsersWords } from './words.en.ts';

const words: UsersWords = {
  title: '使用者',
  count: { one: '# 位使用者', other: '# 位使用者' },
  add: '新增使用者',
  added: (name) => `${name} 已可登入`,
  changed: '已變更',
  name: '使用者名稱',
  nameHint: '用於登入，並顯示在每筆紀錄中',
  role: '角色',
  roleHint: {
    viewer: '可檢視全部，不能變更',
    crew: '處置案件，通報巡查發現',
    dispatcher: '派工，審核通報與事件',
    supervisor: '可否決感測器、重新立案、檢視稽核',
    admin: '可執行全部操作，包括使用者與設定',
  },
  unit: '單位',
  unitHint: '所屬單位；處置人員優先看到本單位案件',
  state: '狀態',
  active: '可登入',
  disabled: '已停用',
  disable: '停用，不能再登入',
  seen: '最近使用',
  password: '密碼',
  passwordHint: '至少 15 個字元，幾個詞連用即可',
  newPassword: '新密碼',
  newPasswordHint: '留空則不變。設定新密碼後，其全部登入失效。',
};

export default words;
