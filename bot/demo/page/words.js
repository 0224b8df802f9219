// The page's own words, in the language that everybody's app speaks.

let said = {};
let locale = "en";

/** One of the page's words; `values` fill its places in braces. */
export const say = (key, values = {}) => {
  const filled = (_, name) => values[name] ?? "";
  return (said[`demo-${key}`] ?? "").replace(/\{(\w+)\}/g, filled);
};

export const time = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" });

const KILOBYTES = { style: "unit", unit: "kilobyte", unitDisplay: "short", maximumFractionDigits: 0 };

export const size = (bytes) => new Intl.NumberFormat(locale, KILOBYTES).format(Math.max(1, bytes / 1024));

export const number = (value) => new Intl.NumberFormat(locale).format(value);

/** Has the whole page speak. */
export const speak = (words) => {
  ({ said, locale } = words);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
};
