import type { UsersWords } from './words.en.ts';

const words: UsersWords = {
  title: '用户',
  count: { one: '# 个用户', other: '# 个用户' },
  add: '添加用户',
  added: (name) => `${name} 已可登录`,
  changed: '已修改',
  name: '用户名',
  nameHint: '用于登录，并显示在每条记录中',
  role: '角色',
  roleHint: {
    viewer: '可查看全部，不能修改',
    crew: '处置案件，上报巡查发现',
    dispatcher: '派遣案件，审核上报与事件',
    supervisor: '可否决传感器、重新立案、查看审计',
    admin: '可执行全部操作，包括用户与设置',
  },
  unit: '单位',
  unitHint: '所在单位；处置人员优先看到本单位案件',
  state: '状态',
  active: '可登录',
  disabled: '已停用',
  disable: '停用，不能再登录',
  seen: '最近使用',
  password: '密码',
  passwordHint: '至少 15 个字符，几个词连用即可',
  newPassword: '新密码',
  newPasswordHint: '留空则不变。设置新密码后，其全部登录失效。',
};

export default words;
