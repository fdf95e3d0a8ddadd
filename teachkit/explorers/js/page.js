// @ts-check
// Explorers on a page without a kernel: each element whose `data-recording` holds one.

import { showExplorer } from "./explorer.js";
import { readRecording, recordedTransport } from "./recorded.js";
import { makeSpace } from "./space.js";

for (const el of document.querySelectorAll("[data-recording]")) {
  const place = /** @type {HTMLElement} */ (el);
  readRecording(place.dataset.recording ?? "").then((recording) =>
    showExplorer(recordedTransport(recording), place, recording.scene.stage ? makeSpace : null),
  );
}
