// White paper to draw a digit on with mouse, pen or finger.

import { byId } from "./dom.js";

const INK = "#1c1f26";
const WIDTH = 0.05; // of the paper's side
const dialog = byId("paper");
const canvas = byId("canvas");
const paper = canvas.getContext("2d");
let strokes = [];
let current = null;

const draw = (stroke) => {
  const [start, ...rest] = stroke;
  paper.strokeStyle = paper.fillStyle = INK;
  paper.lineWidth = canvas.width * WIDTH;
  paper.lineCap = paper.lineJoin = "round";
  paper.beginPath();
  paper.moveTo(start.x, start.y);
  rest.forEach((point, index) => {
    const next = rest[index + 1] ?? point;
    paper.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  });
  if (!rest.length) paper.lineTo(start.x + 0.1, start.y);
  paper.stroke();
};

const redraw = () => {
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  strokes.forEach(draw);
  byId("paper-send").disabled = byId("undo").disabled = byId("clear").disabled = !strokes.length;
};

const place = (event) => {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return { x: ((event.clientX - left) / width) * canvas.width, y: ((event.clientY - top) / height) * canvas.height };
};

canvas.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  canvas.setPointerCapture(event.pointerId);
  current = [place(event)];
  strokes.push(current);
  redraw();
});
canvas.addEventListener("pointermove", (event) => {
  if (!current) return;
  const events = event.getCoalescedEvents?.() ?? [];
  current.push(...(events.length ? events : [event]).map(place));
  redraw();
});
for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { current = null; });

byId("undo").addEventListener("click", () => {
  strokes.pop();
  redraw();
});
byId("clear").addEventListener("click", () => {
  strokes = [];
  redraw();
});

/** Opens the paper; `send(file)` gets what was drawn. */
export const openPaper = (send) => {
  strokes = [];
  redraw();
  dialog.returnValue = "";
  dialog.showModal();
  dialog.onclose = () => {
    if (dialog.returnValue !== "send" || !strokes.length) return;
    canvas.toBlob((blob) => send(new File([blob], "drawing.png", { type: "image/png" })), "image/png");
  };
};
