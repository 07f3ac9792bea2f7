// On a phone all but the two buttons is behind the menu.
import { find } from "./room.js";

export const isMenuOpen = () => document.body.classList.contains("menu-open");

export function showMenu(isOpen) {
  if (isMenuOpen() === isOpen) return;
  document.body.classList.toggle("menu-open", isOpen);
  find("menu").setAttribute("aria-expanded", String(isOpen));
  for (const under of document.querySelectorAll("header, .now")) under.inert = isOpen;
  find(isOpen ? "menu-close" : "menu").focus();
}

export function prepareMenu() {
  find("menu").addEventListener("click", () => showMenu(true));
  find("menu-close").addEventListener("click", () => showMenu(false));
}
