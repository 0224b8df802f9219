// One block of the conversation: a message, or an album of several.

import { icon, initial, make, tone } from "./dom.js";
import { paragraph } from "./format.js";
import { say, size, time } from "./words.js";

const MOST_WIDTH = 400;
const MOST_HEIGHT = 300;

/** All lines of a text as one, for those who hear it. */
const inOneLine = (text) => text.split("\n").filter(Boolean).join("; ");

/** What a photo shows, as far as words tell: all that was said with it. */
const description = (message, place, photos, spoken) => {
  const words = spoken.text ? inOneLine(spoken.text) : say("photo-from", { name: message.name });
  return photos.length > 1 ? say("photo-place", { place, count: photos.length, text: words }) : words;
};

/** One photo; in an `album` all have the shape of its first. */
const photo = (message, described, album, acts) => {
  const { small, large, width, height } = message.photo;
  const image = make("img", { src: small, alt: described, loading: "lazy" });
  const button = make("button", { type: "button", className: "photo", aria: { label: say("open", { text: described }) } }, image);
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

const quote = (reply, acts) => {
  const name = acts.nameOf(reply);
  return make(
    "button",
    { type: "button", className: "quote", title: say("quoted", { name, text: reply.text }), onclick: () => acts.find(reply.id) },
    reply.photo ? make("img", { src: reply.photo, alt: "" }) : null,
    make("span", {}, make("b", { textContent: name, dir: "auto" }), make("i", { textContent: reply.text, dir: "auto" })),
  );
};

const file = ({ name, size: bytes }) =>
  make("div", { className: "file" }, icon("file"), make("span", {}, make("bdi", { textContent: name }), make("small", { textContent: size(bytes) })));

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
    { className: "keyboard", role: "group", aria: { label: say("buttons") } },
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
  if (named && !own) element.append(make("span", { className: "name", textContent: first.name, data: { tone: tone(first.from) }, dir: "auto" }));
  if (first.reply) element.append(quote(first.reply, acts));
  if (photos.length) {
    const album = photos.length > 1 ? first.photo : null;
    const shown = photos.map((message, index) => photo(message, description(message, index + 1, photos, spoken), album, acts));
    element.append(make("div", { className: album ? "photos album" : "photos" }, ...shown));
  }
  for (const message of messages) if (message.file) element.append(file(message.file));
  if (spoken.text) element.append(paragraph(spoken.text, spoken.entities, acts.command));
  const written = time(last.date);
  const edited = messages.some((one) => one.edited);
  element.append(make("span", { className: "meta", textContent: edited ? say("edited", { time: written }) : written }));
  element.ondblclick = () => acts.reply(first);
  return element;
};

/** The button beside a message that begins a reply to it. */
const answer = (message, acts) =>
  make(
    "button",
    { type: "button", className: "reply mirrored", title: say("reply"), aria: { label: say("reply-to", { name: acts.nameOf(message) }) }, onclick: () => acts.reply(message) },
    icon("reply"),
  );

/** The element for messages that belong together; `look` says whose they are. */
export const block = (messages, look, acts) => {
  const first = messages[0];
  const last = messages[messages.length - 1];
  const keyed = { id: `m${first.id}`, data: { last: last.id } };
  if (first.service) {
    return make("li", { ...keyed, className: "service", textContent: first.service });
  }
  const classes = ["block", look.own ? "out" : "in", look.same ? "same" : ""];
  const said = make("div", { className: "said" }, bubble(messages, look, acts), answer(first, acts));
  const body = make("div", { className: "body" }, said);
  if (last.buttons.length) body.append(keyboard(last, acts));
  const avatar = look.named && !look.own ? make("span", { className: "avatar", textContent: initial(first.name), data: { tone: tone(first.from) }, aria: { hidden: "true" } }) : null;
  return make("li", { ...keyed, className: classes.filter(Boolean).join(" ") }, avatar, body);
};
