// The ways to send a picture: the menu behind the clip, the paper, the photos to try.

import { toEnd } from "./conversation.js";
import { byId, make, toast } from "./dom.js";
import { openPaper } from "./paper.js";
import { pick } from "./pictures.js";
import { say } from "./words.js";

let send = () => {};

const menu = byId("attach-menu");
const showMenu = (on) => {
  menu.hidden = !on;
  byId("attach").setAttribute("aria-expanded", String(on));
  if (on) menu.querySelector("button").focus();
};
byId("attach").addEventListener("click", () => showMenu(menu.hidden));
menu.addEventListener("keydown", (event) => {
  const items = [...menu.querySelectorAll("button")].filter((item) => item.offsetParent);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  else if (event.key === "Escape") {
    showMenu(false);
    byId("attach").focus();
  } else return;
  event.preventDefault();
});
menu.addEventListener("focusout", (event) => {
  if (!menu.contains(event.relatedTarget) && event.relatedTarget !== byId("attach")) showMenu(false);
});
menu.addEventListener("click", (event) => {
  const kind = event.target.closest("button")?.dataset.attach;
  if (!kind) return;
  showMenu(false);
  if (kind === "draw") byId("draw").click();
  else if (kind === "samples") {
    byId("tray").hidden = false;
    byId("samples").querySelector("button")?.focus();
    toEnd();
  } else pick(kind);
});

byId("draw").addEventListener("click", () => openPaper((file) => send([file])));

const sendSample = async (name) => {
  const found = await fetch(`samples/${name}`);
  if (!found.ok) return toast(say("sample-gone"));
  send([new File([await found.blob()], name, { type: "image/jpeg" })]);
};

/** Lays the photos to try in their tray. */
export const drawSamples = (names) => {
  const sample = (name) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", onclick: () => sendSample(name), data: { sample: name }, aria: { label: say("sample", { name: name.replace(".jpg", "") }) } },
        make("img", { src: `samples/${name}`, alt: "", width: 96, height: 72 }),
      ),
    );
  byId("samples").replaceChildren(...names.map(sample));
};

/** Sets what takes the pictures. */
export const begin = (taker) => {
  send = taker;
};
