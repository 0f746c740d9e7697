"use strict";
// Starts the language server of Duizhao, and asks for the reason where a finding is waived: the protocol cannot ask.

const vscode = require("vscode");
const { ExecuteCommandRequest, LanguageClient } = require("vscode-languageclient/node");
const { serverCommand, waiver, wishes } = require("./settings");

let client;

async function activate(context) {
  const settings = () => vscode.workspace.getConfiguration("duizhao");
  const get = (name) => settings().get(name);
  client = new LanguageClient("duizhao", "Duizhao 对照", serverCommand(get("command")), {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "mdx" },
    ],
    initializationOptions: wishes(get),
    synchronize: { configurationSection: "duizhao" },
  });
  context.subscriptions.push(
    vscode.commands.registerCommand("duizhao.askAndWaive", async (key, finding) => {
      const chinese = (get("language") || vscode.env.language).startsWith("zh");
      const reason = await vscode.window.showInputBox({
        prompt: chinese ? "为什么可以保留？" : "Why may this finding stay?",
      });
      const wanted = waiver(key, finding, reason);
      if (wanted) await client.sendRequest(ExecuteCommandRequest.type, wanted);
    }),
  );
  await client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
