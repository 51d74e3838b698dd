/** How many UTF-16 units two texts begin and end with alike; no pair of surrogates is cut. */
export const alike = (a: string, b: string): { readonly start: number; readonly end: number } => {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  if (cutsPair(a, start) || cutsPair(b, start)) start--
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  if (cutsPair(a, a.length - end) || cutsPair(b, b.length - end)) end--
  return { start, end }
}

const cutsPair = (text: string, at: number): boolean => {
  if (at <= 0 || at >= text.length) return false
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
