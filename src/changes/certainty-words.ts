/** How much surer or less sure words make what is said; `backshifted` where a direct quotation became an indirect one. */
export interface Degree {
  readonly pattern: RegExp
  readonly degree: number
  readonly backshifted?: number
  /** In indirect speech, where tense follows the cue. */
  readonly indirect?: number
  /** Where it is the cue; in what is said it then tells nothing. */
  readonly isCue?: true
}

export const DEGREES: readonly Degree[] = [
  // The month has a capital.
  { pattern: /\bmay\b(?! \d)|^May\b(?! \d)/gu, degree: -2 },
  {
    pattern:
      /\b(?:might|possibl[ey]|possibility|perhaps|maybe|conceivabl[ey]|potentially|reportedly|allegedly|purportedly|supposedly|apparently|seemingly|presumably|rumou?r|(?:is|are|was|were) said to)\b/giu,
    degree: -2,
  },
  { pattern: /\bcould\b/giu, degree: -2, backshifted: 0 },
  { pattern: /\b(?:suggest|hint|speculat|suspect(?:s|ed|ing)?\b|appear|seem|impl(?:y|ie[sd])\b)/giu, degree: -2 },
  {
    pattern:
      /\b(?:probabl[ey]|likel(?:y|ihood)|unlikely|arguabl[ey]|hardly|barely|scarcely|rarely|seldom|unsure|unclear|believ|think|thought|guess|assum|indicat|alleg(?:e[sd]?|ing)\b|hop(?:e[sd]?|ing)\b|pray(?:s|ed|ing)?\b|wish|want(?:s|ed)?\b|expect|consider|weigh(?:s|ed|ing)?\b|mull|explor|undecided|(?:not|n['’]t|yet to) (?:yet )?decided?)/giu,
    degree: -1,
  },
  {
    pattern:
      /\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|try|tries|trying|tried|attempt|seek) (?=to\b)/giu,
    degree: -0.5,
  },
  {
    pattern:
      /\b(?:must|ha(?:s|ve|d) to\b|definitely|certain(?:ly|ty)?|undoubtedly|unquestionably|undeniabl[ey]|unambiguous|surely|sure|obvious|clearly|conclusive|absolutely|categorical|inevitabl[ey]|bound to|know(?:s|n)?|knew|prove[sdn]?|proof|demonstrat|establish(?:ed|es)? that|conclud)/giu,
    degree: 1,
  },
  { pattern: /\b(?:fear|worr(?:y|ie[sd]))|心配|懸念/giu, degree: -1, isCue: true },
  { pattern: /\b(?:no doubt|without doubt|beyond doubt|under no circumstances|guarantee)/giu, degree: 2 },
  {
    pattern: /\b(?:insist|vow|pledg|swor|swear|confirm|declar|promis|threat|stress|emphasi|underlin|assur|maintain)/giu,
    degree: 1,
  },
  { pattern: /\b(?:will|shall|won['’]t|going to)\b|['’]ll\b/giu, degree: 0.5 },
  { pattern: /\bwould\b/giu, degree: -0.5, indirect: 0.5 },
  { pattern: /\bshould\b/giu, degree: -0.5 },
  {
    pattern:
      /かもしれ|可能性|(?<=[いきぎしちにびみりえけせてねべめれ])(?:得る|うる)|[恐虞]れ|おそれ|らしい|模様|もよう|示唆|ほのめか|におわせ|ようだ|ような気が|[とに][み見]られ|かねない|もありえ|もあり得|推測|臆測|憶測|否定できな|どうやら|もしかす|ひょっとす/gu,
    degree: -2,
  },
  {
    pattern:
      /だろう|でしょう|であろう|と思[うわっい]|考えられ|見通し|見込み|見込む|検討|期待|望ましい|望[むんみ]|願[うっい]|祈[るっり]|方がよい|ほうがよい|見方|推定|予想|公算|はず(?:だ|で)|疑い(?!な|よう|の余地)|のではない|とされ|と伝えられ|と聞[いく]|恐らく|おそらく|たぶん|多分|とは限ら|わけではな|未定|調整し|調整を|視野に|かどうか|か否か|(?:^|と)[み見]て[いお]|決めていな|決まっていな|模索|探[るっ]/gu,
    degree: -1,
  },
  {
    pattern:
      /違いな|必ず|断言|明言|言明|言い切|強調|確実|間違いな|絶対|断固|確約|約束|誓|と脅|なければならな|ねばならな|なくてはならな|べきだ|確信|断定|結論(?:づけ|付け)|立証|実証|裏付け|確認|疑い(?:な|よう|の余地)|明らか(?!に)|当然/gu,
    degree: 1,
  },
  { pattern: /た(?:い|く(?=な))(?=と|考え|意向|。|な|」|$)/gu, degree: -1 },
  { pattern: /予定|目指|構え/gu, degree: -0.5 },
]

/** Words that turn what is said into its opposite. */
export const NEGATIONS =
  /(?<!, )\bnot\b|\b(?:never|no|none|nobody|nothing|cannot|neither|nor|without|unable|unlikely|hardly|barely|scarcely|rarely|seldom|fail(?:s|ed|ing)? to)\b|n['’]t\b|(?<!(?:では|じゃ|で)(?=なく(?!な))|少|危|間も|まも|違い|かもしれ|かね|なければなら|ねばなら|なくてはなら|くては|ざるを得|もったい|とんでも|にほかなら|に過ぎ|にすぎ|しか|限ら|わけでは)(?:な(?:い(?!か(?![らも]))|かっ|く(?!なった))|ません)|なし(?=[だでと。」]|$)|(?<=[あかさたなまらわせべめれけえ])ず[にとも、]/giu

/** Verbs by which somebody takes a thing up, and by which he will have none of it; `denial` where they also say it is not so. */
export const ATTITUDES = {
  favour:
    /\b(?:confirm|accept|agree|admit|acknowledg|conced|welcom|support|back(?:s|ed|ing)?\b|approv|endors|embrac)|認め|受け入れ|受諾|同意|合意|賛成|賛同|歓迎|支持|承認|容認|応じ/giu,
  refusal:
    /\b(?:refus|reject|dismiss|declin|disagree|disapprov|oppos|spurn|rebuff|turn(?:s|ed|ing)? down)|拒|退け|斥け|反対|断[っりるわ]|一蹴/giu,
  denial: /\b(?:den(?:y|ie[sd]|ying|ial)|rul(?:es?|ed|ing) out)\b|否定(?!できな|的)|打ち消/giu,
} as const
