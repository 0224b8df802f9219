// What the page asks of its server, and the events that come back.

const post = async (path, body) => {
  const answer = await fetch(path, { method: "POST", body });
  if (!answer.ok) throw new Error((await answer.text()).trim() || answer.statusText);
  return answer.status === 204 ? null : answer.json();
};

export const speak = (fields) => post("speak", JSON.stringify(fields));
export const press = (fields) => post("press", JSON.stringify(fields));
export const setLanguage = (language) => post("language", JSON.stringify({ language }));

/** Sends files in one go; several become an album. */
export const sendPictures = (fields, files) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  for (const file of files) form.append("picture", file, file.name || "photo.png");
  return post("pictures", form);
};

/** Calls `told` with every event, the first of which is the whole state; reconnects by itself. */
export const listen = (told, lost) => {
  const socket = new WebSocket(`ws://${location.host}/events`);
  socket.onmessage = (message) => told(JSON.parse(message.data));
  socket.onclose = () => {
    lost();
    setTimeout(() => listen(told, lost), 1500);
  };
};
