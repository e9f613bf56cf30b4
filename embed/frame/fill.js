// A text with its `{places}` filled.
export const fill = (text, values = {}) => text.replaceAll(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
