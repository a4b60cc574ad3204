import { rememberedText } from '@shared/remember'

/**
 * A label as it is compared: without spaces, punctuation and years, and without the difference of the
 * department's and a unit's edition.
 */
export const plain = rememberedText((text) =>
  text
    .normalize('NFKC')
    .replace(/(?:\d{4}|\{year\}|\{lastYear\})年度?/g, '')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replaceAll('部门', '单位')
)

/** Without the number in front: 一、财政拨款收入, (一) 一般公共预算收入. */
export const unnumbered = rememberedText((text) =>
  plain(text.replace(/^\s*(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[、.．])/, ''))
)
