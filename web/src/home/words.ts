import { dictionary } from '../words/language.svelte.ts'

export const words = dictionary({
  en: {
    title: 'Desk',
    dossiers: 'Dossiers',
    noDossiers: 'No dossier is served. A dossier is a file with a title and the issues you follow:',
    brief: 'Brief',
    exchanges: 'Exchanges',
    timeline: 'Timeline',
    issues: (n: number) => (n === 1 ? '1 issue' : `${n} issues`),
    latest: 'Latest statements',
    news: 'New statements came in.',
    show: 'Show them',
    empty: 'The record is empty. Add a report:',
    overdue: 'Awaited and overdue',
    noneOverdue: 'Nothing is overdue.',
  },
  ja: {
    title: 'デスク',
    dossiers: 'ドシエ',
    noDossiers: '公開中のドシエはありません。ドシエは題名と論点を記したファイルです：',
    brief: 'ブリーフ',
    exchanges: 'やり取り',
    timeline: '年表',
    issues: (n: number) => `論点 ${n} 件`,
    latest: '最新の発言',
    news: '新しい発言が届きました。',
    show: '表示する',
    empty: '記録はまだ空です。記事を追加してください：',
    overdue: '期限を過ぎた待機事項',
    noneOverdue: '期限超過はありません。',
  },
})
