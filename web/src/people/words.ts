import type { AuditEntry, Role } from '../../../src/schema/index.ts'
import { dictionary } from '../words/language.svelte.ts'

interface PeopleWords {
  readonly logIn: string
  readonly about: string
  readonly name: string
  readonly password: string
  readonly title: string
  readonly noTeam: string
  readonly yours: (name: string) => string
  readonly role: string
  readonly roles: Readonly<Record<Role, string>>
  readonly changePassword: string
  readonly present: string
  readonly chosen: string
  readonly chosenAbout: string
  readonly changed: string
  readonly accounts: string
  readonly added: string
  readonly state: string
  readonly disabled: string
  readonly active: string
  readonly disable: string
  readonly enable: string
  readonly addAccount: string
  readonly add: string
  readonly wasAdded: (name: string) => string
  readonly audit: string
  readonly deeds: Readonly<Record<AuditEntry['did'], string>>
  readonly at: string
  readonly by: string
  readonly did: string
  readonly of: string
  readonly from: string
  readonly nobody: string
}

export const words = dictionary<PeopleWords>({
  en: {
    logIn: 'Log in',
    about: 'This desk is shared by a team. Whoever looks after it can make you an account.',
    name: 'Name',
    password: 'Password',
    title: 'People',
    noTeam: 'Nobody logs in to this desk: it serves whoever is at this machine. For a team, make accounts:',
    yours: (name) => `Your account: ${name}`,
    role: 'Role',
    roles: { reader: 'reader', reviewer: 'reviewer', editor: 'editor', admin: 'admin' },
    changePassword: 'Change the password',
    present: 'Present password',
    chosen: 'New password',
    chosenAbout: '12 characters at least. Other sessions of yours are over then.',
    changed: 'The password is changed.',
    accounts: 'Accounts',
    added: 'Added',
    state: 'State',
    disabled: 'disabled',
    active: 'may log in',
    disable: 'Disable',
    enable: 'Enable',
    addAccount: 'New account',
    add: 'Make the account',
    wasAdded: (name) => `${name} can log in.`,
    audit: 'What was done',
    deeds: {
      'logged-in': 'logged in',
      'log-in-failed': 'failed to log in',
      'logged-out': 'logged out',
      reviewed: 'reviewed',
      'report-added': 'added a report',
      'dossier-written': 'wrote a dossier',
      'account-added': 'made an account',
      'role-changed': 'changed a role',
      'account-disabled': 'disabled an account',
      'account-enabled': 'enabled an account',
      'password-changed': 'changed a password',
      'key-added': 'made a key',
      'key-revoked': 'revoked a key',
      'key-refused': 'came with a key that opens nothing',
    },
    at: 'When',
    by: 'Who',
    did: 'Did',
    of: 'To what',
    from: 'From',
    nobody: 'nobody known',
  },
  ja: {
    logIn: 'ログイン',
    about: 'このデスクはチームで共有しています。アカウントは管理者に依頼してください。',
    name: '名前',
    password: 'パスワード',
    title: '利用者',
    noTeam:
      'このデスクにログインはなく、この機械の利用者だけが使えます。チームで使うにはアカウントを作成してください：',
    yours: (name) => `あなたのアカウント：${name}`,
    role: '役割',
    roles: { reader: '閲覧者', reviewer: '査読者', editor: '編集者', admin: '管理者' },
    changePassword: 'パスワードを変更',
    present: '現在のパスワード',
    chosen: '新しいパスワード',
    chosenAbout: '12 文字以上。変更すると他のセッションは終了します。',
    changed: 'パスワードを変更しました。',
    accounts: 'アカウント',
    added: '作成日時',
    state: '状態',
    disabled: '停止中',
    active: 'ログイン可',
    disable: '停止',
    enable: '再開',
    addAccount: '新しいアカウント',
    add: '作成する',
    wasAdded: (name) => `${name} がログインできるようになりました。`,
    audit: '操作の履歴',
    deeds: {
      'logged-in': 'ログイン',
      'log-in-failed': 'ログイン失敗',
      'logged-out': 'ログアウト',
      reviewed: '査読',
      'report-added': '記事の追加',
      'dossier-written': 'ドシエの更新',
      'account-added': 'アカウント作成',
      'role-changed': '役割の変更',
      'account-disabled': 'アカウント停止',
      'account-enabled': 'アカウント再開',
      'password-changed': 'パスワード変更',
      'key-added': 'キー作成',
      'key-revoked': 'キー失効',
      'key-refused': '無効なキーで接続',
    },
    at: '日時',
    by: '操作者',
    did: '操作',
    of: '対象',
    from: '接続元',
    nobody: '不明',
  },
})
