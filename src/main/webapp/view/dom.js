// @ts-check

/**
 * Makes an element. Whatever comes from a person becomes a text node.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{[attribute: string]: string | number | undefined}} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * @param {string} name  a user's, set apart from the direction of the text around it
 */
export function bdi(name) {
  return el('bdi', {}, name);
}

/**
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} id
 * @returns {E}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return /** @type {E} */ (found);
}

/**
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Fills a list of options from which one is chosen while a text field keeps the focus.
 * @param {HTMLElement} list  with the role `listbox`
 * @param {HTMLElement[]} options
 * @param {number} chosen  index
 * @param {HTMLElement} field  that is told which one is chosen
 */
export function showOptions(list, options, chosen, field) {
  options.forEach((option, i) => {
    option.id = `${list.id}-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', String(i === chosen));
  });
  list.replaceChildren(...options);
  options[chosen]?.scrollIntoView({ block: 'nearest' });
  if (options[chosen]) field.setAttribute('aria-activedescendant', options[chosen].id);
  else field.removeAttribute('aria-activedescendant');
}

/** @type {WeakMap<Element, Map<string, HTMLElement>>} */
const keyed = new WeakMap();

/**
 * Makes the children of `parent` follow `rows`; what stays is moved only where it must be.
 * @template R
 * @param {Element} parent
 * @param {R[]} rows
 * @param {{key: (row: R) => string, make: (row: R) => HTMLElement, update?: (node: HTMLElement, row: R) => void}} how
 */
export function reconcile(parent, rows, { key, make, update }) {
  const before = keyed.get(parent) ?? new Map();
  /** @type {Map<string, HTMLElement>} */
  const after = new Map();
  for (const row of rows) {
    const id = key(row);
    const node = before.get(id) ?? make(row);
    update?.(node, row);
    after.set(id, node);
  }
  for (const [id, node] of before) if (!after.has(id)) node.remove();
  let at = parent.firstChild;
  for (const node of after.values()) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  keyed.set(parent, after);
}
