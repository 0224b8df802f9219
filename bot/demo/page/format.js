// Text with entities as elements. Offsets count UTF-16 units, as JavaScript's strings do.

import { make } from "./dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  spoiler: "span",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const isWeb = (address) => /^https?:\/\//.test(address);

const wrap = (entity, words, onCommand) => {
  if (entity.type === "bot_command") {
    // A command is read from its slash on, in Arabic, too.
    return make("button", { type: "button", className: "command", dir: "ltr", onclick: () => onCommand(words) });
  }
  if (entity.type === "url" || entity.type === "text_link") {
    const address = entity.url ?? (isWeb(words) ? words : `https://${words}`);
    if (isWeb(address)) {
      return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
    }
  }
  return make(TAGS[entity.type] ?? "span");
};

const isBlock = ({ type }) => type === "pre" || type.endsWith("blockquote");

const fill = (parent, text, entities, from, to, onCommand) => {
  let position = from;
  entities.forEach((entity, index) => {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < position || end <= entity.offset) return;
    const before = text.slice(position, entity.offset);
    parent.append(isBlock(entity) ? before.replace(/\n$/, "") : before);
    const element = wrap(entity, text.slice(entity.offset, end), onCommand);
    const inside = entities.slice(index + 1).filter((other) => other.offset < end);
    fill(element, text, inside, entity.offset, end, onCommand);
    parent.append(element);
    position = isBlock(entity) && text[end] === "\n" ? end + 1 : end;
  });
  parent.append(text.slice(position, to));
};

/** A paragraph; `onCommand` is called with the text of a command that is clicked. */
export const paragraph = (text, entities, onCommand) => {
  const element = make("div", { className: "text", dir: "auto" });
  fill(element, text, entities, 0, text.length, onCommand);
  return element;
};
