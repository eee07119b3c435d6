// What the scripts say, in the language of the page.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

export const t = JSON.parse(meta("texts") || "{}");
export const locale = document.documentElement.lang;
const numbers = new Intl.NumberFormat(locale === "en" ? "en-GB" : "sv-SE");

/**
 * Puts values into a text: `{name}` becomes the value of that name. A text in two parts, with `|`
 * between them, is for one and for several.
 */
export function say(text, values = {}) {
  const [one, several = one] = text.split("|");
  return (values.count === 1 ? one : several).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? numbers.format(value) : value;
  });
}

export const number = (value) => numbers.format(value);

/** A probability as people read it: no candidate is ever quite sure or quite impossible. */
export function percent(probability) {
  if (probability > 0.99) return say(t.above, { percent: 99 });
  if (probability < 0.01) return say(t.below, { percent: 1 });
  return say(t.percent, { percent: Math.round(probability * 100) });
}

/** The same in words. */
export function likelihood(probability) {
  if (probability >= 0.95) return t.almostSure;
  if (probability >= 0.7) return t.likely;
  if (probability >= 0.3) return t.possible;
  if (probability >= 0.05) return t.unlikely;
  return t.hardly;
}
