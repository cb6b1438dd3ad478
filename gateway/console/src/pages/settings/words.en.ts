const words = {
  title: 'Settings',
  look: 'Language and appearance',
  me: 'You',
  name: 'Name',
  role: 'Role',
  unit: 'Unit',
  gateway: 'Gateway',
  waits: {
    one: '# entry is not sent yet. It stays on this device until you sign in here again.',
    other: '# entries are not sent yet. They stay on this device until you sign in here again.',
  },
  password: {
    title: 'Password',
    text: 'All your other sessions end with it.',
    old: 'Present password',
    new: 'New password',
    hint: '15 characters or more: a few words in a row will do',
    again: 'New password, again',
    differs: 'These two are not the same',
    wrong: 'That is not your present password',
    done: 'Your password is changed',
  },
};

export type SettingsWords = typeof words;
export default words;
