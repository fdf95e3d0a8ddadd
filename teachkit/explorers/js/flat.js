// @ts-check
// Explorers of flat figures: the module that anywidget takes.

import { widget } from "./explorer.js";

export default widget(null);
