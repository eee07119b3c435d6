// How doubtful a word is, as a class that style sheets colour.

/** The probability that a word is wrong, by steps; what nothing speaks against has none. */
export function doubtClass({ doubt }) {
  if (doubt === null || doubt === undefined || doubt < 0.01) return "w";
  if (doubt < 0.05) return "w d1";
  if (doubt < 0.2) return "w d2";
  return doubt < 0.5 ? "w d3" : "w d4";
}
