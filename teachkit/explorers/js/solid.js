// @ts-check
// Explorers with a scene in space: the module that anywidget takes.

import { widget } from "./explorer.js";
import { makeSpace } from "./space.js";

export default widget(makeSpace);
