// Control characters break databases and logs; marks that turn the direction of text make one name look like another
// (Unicode TR 36 §2.6). Joiners stay: Persian and emoji need them.
const refused = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
// Some letters and symbols are blank: fillers of Hangul, the empty cell of Braille.
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Whether a name or note can be shown on a page as it is.
 *
 * @param text as typed
 * @returns false for control characters, for marks that turn the direction, and where nothing can be seen
 */
export function isPlainText(text: string): boolean {
  return !refused.test(text) && visible.test(text);
}
