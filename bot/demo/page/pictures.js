// Pictures on their way into a chat: chosen, dropped, pasted; and photos seen large.

import { byId, make } from "./dom.js";
import { number, say } from "./words.js";

const outbox = byId("outbox");
let waiting = [];
let deliver = () => {};

const isPicture = (file) => file.type.startsWith("image/");

const preview = (file) => {
  if (!isPicture(file)) return make("li", {}, make("span", { textContent: file.name }));
  const address = URL.createObjectURL(file);
  const image = make("img", { src: address, alt: file.name });
  image.onload = () => URL.revokeObjectURL(address);
  image.onerror = () => image.replaceWith(make("span", { textContent: file.name }));
  return make("li", {}, image);
};

/** Asks for a caption, then sends. */
const offer = (files, asFile = false) => {
  if (!files.length) return;
  waiting = [...files];
  const count = number(waiting.length);
  byId("outbox-title").textContent = say(waiting.length === 1 ? "send-picture" : "send-pictures", { count });
  byId("outbox-pictures").replaceChildren(...waiting.map(preview));
  byId("outbox-caption").value = "";
  byId("outbox-file").checked = asFile || !waiting.every(isPicture);
  outbox.showModal();
  byId("outbox-caption").focus();
};

outbox.addEventListener("close", () => {
  if (outbox.returnValue === "send") {
    deliver(waiting, { caption: byId("outbox-caption").value, as: byId("outbox-file").checked ? "file" : "photo" });
  }
  outbox.returnValue = "";
  waiting = [];
});

const picker = (id, asFile) => {
  const input = byId(id);
  input.addEventListener("change", () => {
    offer([...input.files], asFile);
    input.value = "";
  });
};

/** Opens the file dialog: `photo`, `file` or `camera`. */
export const pick = (kind) => byId(`pick-${kind}`).click();

/** Listens for pictures from everywhere; `send(files, fields)` delivers them. */
export const collect = (send) => {
  deliver = send;
  picker("pick-photo", false);
  picker("pick-file", true);
  picker("pick-camera", false);
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    offer(files);
  });
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const shade = (change) => {
    depth = Math.max(0, depth + change);
    byId("drop").hidden = depth === 0;
  };
  addEventListener("dragenter", (event) => carriesFiles(event) && shade(1));
  addEventListener("dragleave", (event) => carriesFiles(event) && shade(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    shade(-depth);
    offer([...event.dataTransfer.files]);
  });
};

/** Shows a photo as large as the window. */
export const openPhoto = (address, caption, described) => {
  byId("viewer-image").src = address;
  byId("viewer-image").alt = described;
  byId("viewer-caption").textContent = caption;
  byId("viewer").showModal();
};
byId("viewer-image").addEventListener("click", () => byId("viewer").close());
