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
  readonly byKey: (key: string) => string
  readonly keys: string
  readonly keysOf: (name: string) => string
  readonly keysShown: string
  readonly showKeys: string
  readonly hideKeys: string
  readonly keysAbout: string
  readonly noKeys: string
  readonly newKey: string
  readonly keyName: string
  readonly keyRole: string
  readonly lasts: string
  readonly lastsDays: (days: number | undefined) => string
  readonly makeKey: string
  readonly keyMade: (name: string) => string
  readonly keyShownOnce: string
  readonly key: string
  readonly copy: string
  readonly copied: string
  readonly notCopied: string
  readonly hideKey: string
  readonly useOfApi: string
  readonly useOfTools: string
  readonly madeAt: (moment: string) => string
  readonly usedAt: (moment: string | undefined) => string
  readonly endsAt: (moment: string | undefined) => string
  readonly overSince: (moment: string) => string
  readonly revoke: string
  readonly revokeForGood: string
  readonly keep: string
  readonly keyRevoked: (name: string) => string
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
    byKey: (key) => `by the key ${key}`,
    keys: 'Keys for programs',
    keysOf: (name) => `Keys of ${name}`,
    keysShown: 'Keys',
    showKeys: 'Show',
    hideKeys: 'Hide',
    keysAbout:
      'A program, or an assistant that asks by itself, cannot log in: it sends a key. It asks in the name of the account, and may no more than the account may. A new password leaves keys as they are: revoke those you do not know.',
    noKeys: 'There are no keys yet.',
    newKey: 'New key',
    keyName: 'What it is for',
    keyRole: 'May at most',
    lasts: 'Lasts',
    lastsDays: (days) => (days === undefined ? 'until it is revoked' : days === 365 ? 'a year' : `${days} days`),
    makeKey: 'Make the key',
    keyMade: (name) => `The key “${name}” is made.`,
    keyShownOnce: 'It is shown this once. Keep it as you keep a password.',
    key: 'Key',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser does not let it be copied: select it, and copy it by hand.',
    hideKey: 'I have kept it',
    useOfApi: 'To ask the API, with the key in READOUT_KEY:',
    useOfTools: 'Tools for language models (Model Context Protocol), with the same header:',
    madeAt: (moment) => `made ${moment}`,
    usedAt: (moment) => (moment === undefined ? 'never used' : `last used ${moment}`),
    endsAt: (moment) => (moment === undefined ? 'lasts until it is revoked' : `lasts until ${moment}`),
    overSince: (moment) => `over since ${moment}`,
    revoke: 'Revoke',
    revokeForGood: 'Revoke for good',
    keep: 'Keep it',
    keyRevoked: (name) => `The key “${name}” opens nothing any more.`,
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
    byKey: (key) => `キー「${key}」を使用`,
    keys: 'プログラム用キー',
    keysOf: (name) => `${name} のプログラム用キー`,
    keysShown: 'キー',
    showKeys: '表示',
    hideKeys: '閉じる',
    keysAbout:
      'プログラムや AI アシスタントは、ログインの代わりにキーを送って接続します。操作はアカウントの名義で行われ、アカウントの権限を超えることはできません。パスワードを変更してもキーは有効なままです。覚えのないキーは失効させてください。',
    noKeys: 'キーはまだありません。',
    newKey: '新しいキー',
    keyName: '用途',
    keyRole: '権限の上限',
    lasts: '有効期間',
    lastsDays: (days) => (days === undefined ? '無期限' : days === 365 ? '1 年間' : `${days} 日間`),
    makeKey: 'キーを作成',
    keyMade: (name) => `キー「${name}」を作成しました。`,
    keyShownOnce: 'キーが表示されるのは今回だけです。パスワードと同じように保管してください。',
    key: 'キー',
    copy: 'コピー',
    copied: 'コピーしました。',
    notCopied: 'ブラウザーの制限でコピーできません。選択してコピーしてください。',
    hideKey: '保管したので閉じる',
    useOfApi: 'API に問い合わせる例（キーは READOUT_KEY に入れておく）：',
    useOfTools: '言語モデル用のツール（Model Context Protocol）。同じヘッダーを付けます：',
    madeAt: (moment) => `作成 ${moment}`,
    usedAt: (moment) => (moment === undefined ? '未使用' : `最終使用 ${moment}`),
    endsAt: (moment) => (moment === undefined ? '無期限' : `${moment} まで有効`),
    overSince: (moment) => `${moment} に期限切れ`,
    revoke: '失効させる',
    revokeForGood: '完全に失効させる',
    keep: 'やめる',
    keyRevoked: (name) => `キー「${name}」を失効させました。`,
  },
})
