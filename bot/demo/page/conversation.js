// The open chat: its blocks, kept in step with its messages.

import { block } from "./bubble.js";
import { byId, swap } from "./dom.js";

const list = byId("messages");
const log = byId("log");
const scroll = byId("scroll");

const together = (messages) => {
  const blocks = [];
  for (const message of messages) {
    const last = blocks[blocks.length - 1];
    if (message.album && last?.[0].album === message.album) last.push(message);
    else blocks.push([message]);
  }
  return blocks;
};

const lookOf = (messages, before, chat, person) => {
  const first = messages[0];
  return {
    own: first.from === person,
    named: !chat.private,
    same: Boolean(before && !before[0].service && before[0].from === first.from),
  };
};

const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;

export const toEnd = () => {
  scroll.scrollTop = scroll.scrollHeight;
};

/** Shows the whole chat as `person` sees it. */
export const show = (chat, person, acts) => {
  const blocks = together(chat.messages);
  log.setAttribute("aria-live", "off");
  list.replaceChildren(...blocks.map((messages, index) => block(messages, lookOf(messages, blocks[index - 1], chat, person), acts)));
  log.setAttribute("aria-live", "polite");
  byId("welcome").hidden = chat.messages.length > 0;
  toEnd();
};

/** Brings the block of one message up to date, or adds it at the end. */
export const update = (chat, id, person, acts) => {
  const stay = nearEnd();
  byId("welcome").hidden = true;
  const blocks = together(chat.messages);
  const index = blocks.findIndex((messages) => messages.some((message) => message.id === id));
  if (index < 0) return show(chat, person, acts);
  const messages = blocks[index];
  const fresh = block(messages, lookOf(messages, blocks[index - 1], chat, person), acts);
  const old = byId(fresh.id);
  if (old) swap(old, fresh);
  else list.append(fresh);
  if (stay || messages[0].from === person) toEnd();
};

/** Takes the reader to a message. */
export const find = (id) => {
  const element = byId(`m${id}`);
  if (!element) return;
  element.scrollIntoView({ behavior: "smooth", block: "center" });
  element.classList.add("found");
  setTimeout(() => element.classList.remove("found"), 1500);
};

