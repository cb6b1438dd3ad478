const words = {
  title: 'Users',
  count: { one: '# user', other: '# users' },
  add: 'Add a user',
  added: (name: string) => `${name} may sign in`,
  changed: 'Changed',
  name: 'Name',
  nameHint: 'They sign in with it; it stands in every entry',
  role: 'Role',
  roleHint: {
    viewer: 'Sees everything, changes nothing',
    crew: 'Works on incidents, reports what they see',
    dispatcher: 'Assigns work, reviews reports and events',
    supervisor: 'Overrules the sensor, reopens, reads the audit',
    admin: 'May do everything, users and settings too',
  },
  unit: 'Unit',
  unitHint: 'Where they work; a crew sees the work of its unit first',
  state: 'State',
  active: 'May sign in',
  disabled: 'Disabled',
  disable: 'May not sign in any more',
  seen: 'Last here',
  password: 'Password',
  passwordHint: '15 characters or more: a few words in a row will do',
  newPassword: 'New password',
  newPasswordHint: 'Empty: it stays. A new one ends all their sessions.',
};

export type UsersWords = typeof words;
export default words;
