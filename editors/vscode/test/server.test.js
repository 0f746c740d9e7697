"use strict";
// The server, driven by the protocol library that the client of VS Code is built on. DUIZHAO names the program as the setting
// `duizhao.command` does, as JSON: ["/path/to/python", "-m", "duizhao"].

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { pathToFileURL } = require("node:url");
const protocol = require("vscode-languageserver-protocol/node");
const { serverCommand, waiver, wishes } = require("../settings");

const EN = "# Dose {#dose}\n\n😀 Take 5 mg.\n";
const ZH = "# 用量 {#dose}\n\n😀 服用 50 mg。\n";

test("a finding is shown, waived with a reason, and gone", async () => {
  const root = mkdtempSync(path.join(tmpdir(), "duizhao-"));
  for (const [language, text] of [["en", EN], ["zh", ZH]]) {
    mkdirSync(path.join(root, "docs", language), { recursive: true });
    writeFileSync(path.join(root, "docs", language, "dose.md"), text);
  }
  const file = path.join(root, "docs", "zh", "dose.md");
  const uri = pathToFileURL(file).href;
  const { command, args } = serverCommand(JSON.parse(process.env.DUIZHAO || '["duizhao"]'));
  const server = spawn(command, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const connection = protocol.createProtocolConnection(server.stdout, server.stdin);
  const told = [];
  let wake = () => {};
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (sent) => {
    if (sent.uri === uri) {
      told.push(sent.diagnostics);
      wake();
    }
  });
  const next = async () => {
    while (!told.length) await new Promise((resolve) => (wake = resolve));
    return told.shift();
  };
  connection.listen();
  try {
    const options = wishes((name) => ({ by: "Li Hua", language: "zh", role: "" })[name]);
    const { capabilities } = await connection.sendRequest(protocol.InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      capabilities: {},
      initializationOptions: options,
    });
    assert.ok(capabilities.hoverProvider && capabilities.definitionProvider && capabilities.codeActionProvider);
    await connection.sendNotification(protocol.InitializedNotification.type, {});
    await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "markdown", version: 1, text: ZH },
    });
    const [finding] = await next();
    assert.equal(finding.code, "different-numbers");
    assert.match(finding.message, /英文是“5 mg”/);
    assert.equal(ZH.split("\n")[2].slice(finding.range.start.character, finding.range.end.character), "50 mg");
    const offers = await connection.sendRequest(protocol.CodeActionRequest.type, {
      textDocument: { uri },
      range: finding.range,
      context: { diagnostics: [] },
    });
    const offer = offers.find((one) => one.command && one.command.command === "duizhao.askAndWaive");
    assert.ok(offer, "the offer that asks for a reason");
    const wanted = waiver(...offer.command.arguments, " it is meant ");
    assert.equal(await connection.sendRequest(protocol.ExecuteCommandRequest.type, wanted), true);
    assert.deepEqual(await next(), []);
    await connection.sendRequest(protocol.ShutdownRequest.type);
    await connection.sendNotification(protocol.ExitNotification.type);
  } finally {
    connection.dispose();
    server.kill();
    rmSync(root, { recursive: true });
  }
});

test("settings become what the server is told, and nobody waives without a reason", () => {
  assert.deepEqual(serverCommand(["py", "-m", "duizhao"]), { command: "py", args: ["-m", "duizhao", "lsp", "--stdio"] });
  assert.deepEqual(serverCommand(undefined), { command: "duizhao", args: ["lsp", "--stdio"] });
  assert.deepEqual(wishes((name) => ({ by: "Li", language: "" })[name]), { asksReasons: true, by: "Li" });
  assert.equal(waiver("page", "finding", "  "), undefined);
  assert.equal(waiver("page", "finding", undefined), undefined);
});
