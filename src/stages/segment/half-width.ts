/** From a full-width sign to the ASCII one. */
const DISTANCE = 0xfee0

/**
 * Full-width letters, digits and the signs of numbers as half-width ones: the dictionary knows only these, and cleaning
 * may be told to leave the others. As long as before in UTF-16 units.
 */
export const toHalfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ．％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - DISTANCE))
