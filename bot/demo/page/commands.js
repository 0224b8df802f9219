// The menu of the bot's commands, by its button or while a command is typed.

import { byId, make } from "./dom.js";

const box = byId("commands");
const field = byId("text");
const opener = byId("slash");
let menu = [];
let choose = () => {};
let chosen = 0;

const shown = () => [...box.children];

const mark = (index) => {
  const items = shown();
  chosen = (index + items.length) % items.length;
  items.forEach((item, position) => item.setAttribute("aria-selected", String(position === chosen)));
  items[chosen]?.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", items[chosen]?.id ?? "");
};

export const close = () => {
  box.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
};

const open = (start) => {
  const fitting = menu.filter(({ command }) => command.startsWith(start));
  if (!fitting.length) return close();
  box.replaceChildren(
    ...fitting.map(({ command, description }) => {
      const item = make("li", { id: `command-${command}`, role: "option" }, make("b", { textContent: `/${command}`, dir: "ltr" }), make("span", { textContent: description, dir: "auto" }));
      item.onmousedown = (event) => {
        event.preventDefault();
        close();
        choose(command);
      };
      return item;
    }),
  );
  box.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  mark(0);
};

/** Deals with a key while the menu is open; true where it did. */
export const key = (event) => {
  if (box.hidden) return false;
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown") mark(chosen + 1);
  else if (event.key === "ArrowUp") mark(chosen - 1);
  else if (event.key === "Enter" || event.key === "Tab") {
    const { id } = shown()[chosen];
    close();
    choose(id.replace("command-", ""));
  } else return false;
  event.preventDefault();
  return true;
};

/** Sets what the menu lists and what happens to the one that is chosen. */
export const offer = (commands, onChoice) => {
  menu = commands;
  choose = onChoice;
  opener.hidden = !commands.length;
  if (!box.hidden) open("");
};

field.addEventListener("input", () => {
  const typed = field.value.match(/^\/(\w*)$/);
  if (typed) open(typed[1].toLowerCase());
  else close();
});
field.addEventListener("blur", () => setTimeout(close, 150));
opener.addEventListener("click", () => {
  if (box.hidden) {
    field.focus();
    open("");
  } else close();
});
