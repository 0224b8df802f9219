// The page: which chat is open, who is writing, and what happens when.

import * as attach from "./attach.js";
import * as commands from "./commands.js";
import { find, show, update } from "./conversation.js";
import { alertBox, byId, initial, isolated, make, swap, toast, tone } from "./dom.js";
import { collect, openPhoto } from "./pictures.js";
import * as server from "./server.js";
import { number, say, speak } from "./words.js";

const ACTIONS = { upload_photo: "sending-photo", typing: "typing" };
const ACTION_SECONDS = 5.5;
const app = byId("app");
const field = byId("text");
let state = null;
let open = null;
let reply = null;
const writers = new Map();
const unread = new Map();
const busy = new Map();
const drafts = new Map();

const chatOf = (id) => state.chats.find((chat) => chat.id === id);
const writer = (chat = open) => writers.get(chat.id) ?? chat.people[0].id;
const nameOf = (message, chat = open) => (message.from === writer(chat) ? say("you") : message.name);
const fields = () => ({ chat: open.id, person: writer(), reply: reply?.id ?? 0 });

const attempt = async (deed) => {
  try {
    return await deed;
  } catch (error) {
    toast(say("failed", { reason: error.message }));
    return null;
  }
};

// The list of chats and the bar

const lastLine = (chat) => {
  if (busy.has(chat.id)) return `${busy.get(chat.id)}…`;
  const last = chat.messages[chat.messages.length - 1];
  if (!last) return say("empty");
  const words = last.service ?? (last.text.split("\n")[0] || say(last.photo ? "photo" : "file"));
  return chat.private || last.service ? isolated(words) : `${isolated(nameOf(last, chat))}: ${isolated(words)}`;
};

const entry = (chat) => {
  const count = unread.get(chat.id) ?? 0;
  const badge = count ? make("span", { className: "badge", textContent: number(count), role: "img", aria: { label: say("unread", { count: number(count) }) } }) : null;
  const button = make(
    "button",
    { type: "button", onclick: () => enter(chat.id), aria: chat === open ? { current: "true" } : {} },
    make("span", { className: "avatar", textContent: initial(chat.title), data: { tone: tone(state.chats.indexOf(chat)) }, aria: { hidden: "true" } }),
    make("span", { className: "about" }, make("strong", { textContent: chat.title, dir: "auto" }), make("span", { className: "last", textContent: lastLine(chat) })),
    badge,
  );
  return make("li", {}, button);
};

const drawList = () => {
  // An entry that did not change stays: a press that began on it ends on it.
  const shown = [...byId("chats").children];
  state.chats.map(entry).forEach((fresh, index) => {
    const old = shown[index];
    if (!old) byId("chats").append(fresh);
    else if (!old.isEqualNode(fresh)) swap(old, fresh);
  });
  const elsewhere = [...unread.values()].reduce((sum, count) => sum + count, 0);
  byId("elsewhere").hidden = !elsewhere;
  byId("elsewhere").textContent = number(elsewhere);
};

const drawBar = () => {
  byId("title").textContent = open.title;
  byId("avatar").textContent = initial(open.title);
  byId("avatar").dataset.tone = tone(state.chats.indexOf(open));
  byId("status").textContent = busy.get(open.id) ?? open.subtitle;
  byId("status").classList.toggle("busy", busy.has(open.id));
};

const drawPersona = () => {
  const place = byId("persona");
  place.hidden = open.people.length < 2;
  const choice = ({ id, name }) => {
    const radio = make("input", { type: "radio", name: "persona", value: id, checked: id === writer() });
    radio.onchange = () => {
      writers.set(open.id, id);
      answer(null);
      show(open, id, acts);
    };
    return make("label", {}, radio, name);
  };
  place.replaceChildren(make("legend", { textContent: say("write-as") }), ...open.people.map(choice));
};

const enter = (id) => {
  if (open) drafts.set(open.id, field.value);
  open = chatOf(id);
  app.dataset.view = "chat";
  field.value = drafts.get(id) ?? "";
  grow();
  commands.close();
  unread.delete(id);
  answer(null);
  byId("tray").hidden = !open.private || open.messages.some((message) => message.photo);
  byId("about").textContent = state.about;
  drawList();
  drawBar();
  drawPersona();
  commands.offer(open.menu, runCommand);
  show(open, writer(), acts);
  if (matchMedia("(pointer: fine)").matches) field.focus();
};

// Writing

const grow = () => {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
};

const answer = (message, placeholder = "") => {
  reply = message;
  byId("replying").hidden = !message;
  field.placeholder = placeholder || say("message");
  if (!message) return;
  byId("replying-name").textContent = say("reply-to", { name: nameOf(message) });
  byId("replying-text").textContent = message.text.split("\n")[0] || say(message.photo ? "photo" : "message");
  field.focus();
};

const write = async (text) => {
  const said = { ...fields(), text };
  answer(null);
  await attempt(server.speak(said));
};

const runCommand = (command) => {
  field.value = "";
  grow();
  write(open.private ? `/${command}` : `/${command}@${state.bot.user}`);
};

const sendPictures = async (files, more = {}) => {
  const sent = { ...fields(), ...more };
  answer(null);
  byId("tray").hidden = true;
  await attempt(server.sendPictures(sent, files));
};

const acts = {
  open: openPhoto,
  find,
  nameOf,
  reply: answer,
  command: (words) => write(words),
  press: async (message, button) => {
    const answered = await attempt(server.press({ ...fields(), message: message.id, data: button.data }));
    if (answered?.text) (answered.alert ? alertBox : toast)(answered.text);
  },
  follow: (event, address) => {
    if (!/^https:\/\/t\.me\//.test(address)) return;
    event.preventDefault();
    toast(say("link", { address }));
  },
};

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  field.value = "";
  grow();
  if (text) write(text);
});
field.addEventListener("input", grow);
field.addEventListener("keydown", (event) => {
  if (commands.key(event)) return;
  if (event.key === "Escape" && reply) answer(null);
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("composer").requestSubmit();
  }
});
byId("replying-stop").addEventListener("click", () => answer(null));
byId("start").addEventListener("click", () => write("/start"));
byId("back").addEventListener("click", () => {
  app.dataset.view = "list";
  byId("chats").querySelector("[aria-current]")?.focus();
});
const drawLanguages = ({ languages, language }) => {
  const option = ({ code, name }) => make("option", { value: code, lang: code, textContent: name });
  byId("language").replaceChildren(...languages.map(option));
  byId("language").value = language;
};
byId("language").addEventListener("change", (event) => attempt(server.setLanguage(event.target.value)));

// What the server tells

const calm = (chat) => {
  clearTimeout(busy.timers?.get(chat));
  busy.delete(chat);
};
busy.timers = new Map();

const told = {
  state: (event) => {
    const at = open?.id;
    state = event.state;
    speak(state.words);
    document.title = `${state.bot.name} · ${say("word")}`;
    byId("bot-name").textContent = state.bot.name;
    drawLanguages(state.words);
    attach.drawSamples(state.samples);
    enter(chatOf(at) ? at : state.chats[0].id);
  },
  message: (event, chat) => {
    chat.messages.push(event.message);
    if (event.message.bot) calm(chat.id);
    if (chat !== open && event.message.bot) unread.set(chat.id, (unread.get(chat.id) ?? 0) + 1);
    const asked = event.message.asks;
    if (chat === open) {
      update(chat, event.message.id, writer(), acts);
      if (asked && (!asked.person || asked.person === writer())) answer(event.message, asked.placeholder);
    }
  },
  edit: (event, chat) => {
    const index = chat.messages.findIndex((message) => message.id === event.message.id);
    chat.messages[index] = event.message;
    if (chat === open) update(chat, event.message.id, writer(), acts);
  },
  delete: (event, chat) => {
    chat.messages = chat.messages.filter((message) => message.id !== event.id);
    if (chat === open) show(chat, writer(), acts);
  },
  action: (event, chat) => {
    clearTimeout(busy.timers.get(chat.id));
    busy.set(chat.id, say(ACTIONS[event.action] ?? "busy"));
    busy.timers.set(chat.id, setTimeout(() => {
      calm(chat.id);
      drawList();
      drawBar();
    }, ACTION_SECONDS * 1000));
  },
  menu: (event, chat) => {
    chat.menu = event.menu;
    state.about = event.about;
    byId("about").textContent = state.about || byId("about").textContent;
    if (chat === open) commands.offer(chat.menu, runCommand);
  },
};

collect(sendPictures);
attach.begin(sendPictures);
server.listen(
  (event) => {
    const chat = state && chatOf(event.chat);
    if (event.kind !== "state" && !chat) return;
    told[event.kind]?.(event, chat);
    drawList();
    drawBar();
  },
  () => toast(say("lost")),
);
