"use strict";
// What the extension makes of the settings of a person. Nothing here needs the editor, so that it can be tested without one.

/** How the server is started: the command of the settings, and what makes it a language server. */
function serverCommand(command) {
  const words = Array.isArray(command) ? command.filter((word) => typeof word === "string" && word) : [];
  const [program = "duizhao", ...first] = words;
  return { command: program, args: [...first, "lsp", "--stdio"] };
}

/** What the server is told of the user. It is told too that this client asks for a reason before a finding is waived. */
function wishes(get) {
  const said = { asksReasons: true };
  for (const name of ["language", "by", "role"]) {
    const value = get(name);
    if (typeof value === "string" && value) said[name] = value;
  }
  return said;
}

/** The command that waives a finding, and its arguments; nothing where nobody gave a reason. */
function waiver(key, finding, reason) {
  return reason && reason.trim() ? { command: "duizhao.waive", arguments: [key, finding, reason.trim()] } : undefined;
}

module.exports = { serverCommand, waiver, wishes };
