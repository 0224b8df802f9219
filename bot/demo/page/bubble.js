// One block of the conversation: a message, or an album of several.

import { icon, make, time, tone } from "./dom.js";
import { paragraph } from "./format.js";

const MOST_WIDTH = 400;
const MOST_HEIGHT = 300;

/** One photo; in an `album` all have the shape of its first. */
const photo = (message, album, acts) => {
  const { small, large, width, height } = message.photo;
  const described = message.text ? message.text.split("\n")[0] : `Photo from ${message.name}`;
  const image = make("img", { src: small, alt: described, loading: "lazy" });
  const button = make(
    "button",
    { type: "button", className: "photo", aria: { label: `Open photo: ${described}` } },
    image,
  );
  button.onclick = () => acts.open(large, message.text, described);
  if (album) {
    image.style.aspectRatio = Math.min(Math.max(album.width / album.height, 1), 1.8);
  } else {
    const scale = Math.min(MOST_WIDTH / width, MOST_HEIGHT / height, Math.max(1, 200 / width));
    image.width = Math.round(width * scale);
    image.height = Math.round(height * scale);
  }
  return button;
};

const quote = (reply, acts) =>
  make(
    "button",
    { type: "button", className: "quote", aria: { label: `In reply to ${reply.name}: ${reply.text}` }, onclick: () => acts.find(reply.id) },
    reply.photo ? make("img", { src: reply.photo, alt: "" }) : null,
    make("span", {}, make("b", { textContent: reply.name }), make("i", { textContent: reply.text, dir: "auto" })),
  );

const file = ({ name, size }) =>
  make("div", { className: "file" }, icon("file"), make("span", {}, name, make("small", { textContent: `${Math.max(1, Math.round(size / 1024))} KB` })));

const key = (button, message, acts) => {
  if (button.url) {
    return make("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", textContent: `${button.text} ↗`, onclick: (event) => acts.follow(event, button.url) });
  }
  const element = make("button", { type: "button", textContent: button.text, dir: "auto" });
  element.onclick = async () => {
    element.setAttribute("aria-busy", "true");
    await acts.press(message, button);
    element.removeAttribute("aria-busy");
  };
  return element;
};

const keyboard = (message, acts) =>
  make(
    "div",
    { className: "keyboard", role: "group", aria: { label: "Buttons" } },
    ...message.buttons.map((row) => make("div", {}, ...row.map((button) => key(button, message, acts)))),
  );

const bubble = (messages, { own, named }, acts) => {
  const first = messages[0];
  const last = messages[messages.length - 1];
  const spoken = messages.find((message) => message.text) ?? first;
  const photos = messages.filter((message) => message.photo);
  const element = make("div", { className: "bubble" });
  if (photos.length) element.classList.add("pictured");
  if (photos.length && !spoken.text && messages.length === photos.length) element.classList.add("bare");
  if (named && !own) element.append(make("span", { className: "name", textContent: first.name, data: { tone: tone(first.from) } }));
  if (first.reply) element.append(quote(first.reply, acts));
  if (photos.length) {
    const album = photos.length > 1 ? first.photo : null;
    element.append(make("div", { className: album ? "photos album" : "photos" }, ...photos.map((message) => photo(message, album, acts))));
  }
  for (const message of messages) if (message.file) element.append(file(message.file));
  if (spoken.text) element.append(paragraph(spoken.text, spoken.entities, acts.command));
  element.append(make("span", { className: "meta", textContent: `${messages.some((one) => one.edited) ? "edited " : ""}${time(last.date)}` }));
  const reply = make("button", { type: "button", className: "reply", title: "Reply", aria: { label: `Reply to ${first.name}` }, onclick: () => acts.reply(first) }, icon("reply"));
  element.append(reply);
  element.ondblclick = () => acts.reply(first);
  return element;
};

/** The element for messages that belong together; `look` says whose they are. */
export const block = (messages, look, acts) => {
  const first = messages[0];
  const last = messages[messages.length - 1];
  const keyed = { id: `m${first.id}`, data: { last: last.id } };
  if (first.service) {
    return make("li", { ...keyed, className: "service", textContent: `${first.name} ${first.service}` });
  }
  const classes = ["block", look.own ? "out" : "in", look.same ? "same" : ""];
  const body = make("div", { className: "body" }, bubble(messages, look, acts));
  if (last.buttons.length) body.append(keyboard(last, acts));
  const avatar = look.named && !look.own ? make("span", { className: "avatar", textContent: first.name[0], data: { tone: tone(first.from) }, aria: { hidden: "true" } }) : null;
  return make("li", { ...keyed, className: classes.filter(Boolean).join(" ") }, avatar, body);
};
