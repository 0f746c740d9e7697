-- Duizhao in Neovim: `require("duizhao").setup({ by = "Li Hua" })`, with this file in `lua/` of your configuration.
-- cmd: the program; by, role: who approves and waives; language: "en" or "zh" (else as the system's).
local M = {}

local function start(options, buffer)
  local found = vim.fs and vim.fs.find("duizhao.toml", { upward = true, path = vim.api.nvim_buf_get_name(buffer) })[1]
  local config = {
    name = "duizhao",
    cmd = options.cmd or { "duizhao", "lsp" },
    root_dir = options.root or (found and vim.fs.dirname(found)) or vim.fn.getcwd(),
    init_options = {
      asksReasons = true,
      by = options.by,
      role = options.role,
      language = options.language,
    },
    commands = {
      -- The protocol cannot ask for a reason: the editor does, and sends it with the command.
      ["duizhao.askAndWaive"] = function(command)
        vim.ui.input({ prompt = "Why may this finding stay? 为什么可以保留？ " }, function(reason)
          if reason and vim.trim(reason) ~= "" then
            local arguments = { command.arguments[1], command.arguments[2], reason }
            vim.lsp.buf_request(buffer, "workspace/executeCommand", { command = "duizhao.waive", arguments = arguments }, function() end)
          end
        end)
      end,
    },
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7 starts a client by itself, and attaches files to it one by one.
  M.client = M.client or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, M.client)
end

function M.setup(options)
  vim.api.nvim_create_autocmd("FileType", {
    pattern = { "markdown", "mdx" },
    callback = function(event)
      start(options or {}, event.buf)
    end,
  })
end

return M
