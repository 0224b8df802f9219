// Small helpers for making elements.

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; `data` and `aria` hold dashed attributes. */
export const make = (tag, { data, aria, ...properties } = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(data ?? {})) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
};

/** The letter that stands for somebody, whatever marks of direction a name begins with. */
export const initial = (name) => name.match(/[\p{L}\p{N}]/u)?.[0] ?? "";

/** Keeps a piece of text in one piece among text of another direction (Unicode's FSI and PDI). */
export const isolated = (text) => `\u2068${text}\u2069`;

export const tone = (id) => String(Math.abs(id) % 5);

/** Replaces an element, keeping the focus on the same one of its buttons. */
export const swap = (old, fresh) => {
  const buttons = [...old.querySelectorAll("button, a")];
  const focused = buttons.indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (focused >= 0) [...fresh.querySelectorAll("button, a")][focused]?.focus({ preventScroll: true });
};

let hiding;

/** Shows a line for a moment, at the bottom. */
export const toast = (text) => {
  const place = byId("toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => place.classList.remove("shown"), 3500);
};

/** Shows a text that must be closed. */
export const alertBox = (text) => {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
};

for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close("cancel"));
}
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close("cancel");
  });
}
